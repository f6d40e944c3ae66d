"""Makes the fonts of the report from Source Sans Pro, and for Arabic from Vazirmatn: what the report can need, under names
of their own.

    pip download --no-deps font-source-sans-pro==0.0.1 && unzip font_source_sans_pro-*.whl
    npm pack @fontsource/vazirmatn@5.3.0 && tar xzf fontsource-vazirmatn-5.3.0.tgz
    pip install fonttools==4.68.0 brotli
    python subset.py font_source_sans_pro/files package/files

The licence of the first reserves the name "Source" for the whole font, so what is made of it is called otherwise.
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTFont

RANGES = [
    (0x20, 0x7E), (0xA0, 0x24F), (0x259, 0x259), (0x2B0, 0x36F), (0x370, 0x3FF), (0x400, 0x45F), (0x490, 0x491),
    (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2150, 0x218F),
    (0x2190, 0x2193), (0x2200, 0x22FF), (0x25A0, 0x25FF), (0x2610, 0x2611), (0x2713, 0x2713), (0xFB01, 0xFB02),
]

# Letters and signs of Arabic and of the languages that write with it, what joins them, and the blank between them.
ARABIC = [(0x20, 0x20), (0x600, 0x6FF), (0x750, 0x77F), (0x200C, 0x200D)]


def made(font, ranges, features, family, weight, file):
    options = subset.Options()
    options.hinting = False
    options.layout_features = features
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "GDEF_"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in ranges for code in range(first, last + 1)])
    subsetter.subset(font)
    font.flavor = None
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in (0, 13, 14)]
    for number, text in ((1, family), (2, weight), (3, f"{family} {weight}"), (4, f"{family} {weight}"),
                         (6, f"{family.replace(' ', '')}-{weight}")):
        names.setName(text, number, 3, 1, 0x409)
    font.save(file)


for source, weight in (("Regular", "Regular"), ("Semibold", "Bold")):
    font = TTFont(f"{sys.argv[1]}/SourceSansPro-{source}.ttf", recalcTimestamp=False)
    features = ["ccmp", "kern", "mark", "mkmk", "locl"]
    made(font, RANGES, features, "Palpate Report", weight, f"Report-{weight}.ttf")
for source, weight in ((400, "Regular"), (600, "Bold")):
    font = TTFont(f"{sys.argv[2]}/vazirmatn-arabic-{source}-normal.woff2", recalcTimestamp=False)
    features = ["ccmp", "locl", "init", "medi", "fina", "rlig", "liga", "calt", "kern", "mark", "mkmk"]
    made(font, ARABIC, features, "Palpate Report Arabic", weight, f"Report-Arabic-{weight}.ttf")
