"""Makes the fonts of the report from Source Sans Pro: what the report can need, under a name of its own.

    pip download --no-deps font-source-sans-pro==0.0.1 && unzip font_source_sans_pro-*.whl
    pip install fonttools==4.68.0
    python subset.py font_source_sans_pro/files

The licence reserves the name "Source" for the whole font, so what is made of it is called otherwise.
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTFont

RANGES = [
    (0x20, 0x7E), (0xA0, 0x24F), (0x259, 0x259), (0x2B0, 0x36F), (0x370, 0x3FF), (0x400, 0x45F), (0x490, 0x491),
    (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2150, 0x218F),
    (0x2190, 0x2193), (0x2200, 0x22FF), (0x25A0, 0x25FF), (0x2610, 0x2611), (0x2713, 0x2713), (0xFB01, 0xFB02),
]

for weight, name in (("Regular", "Regular"), ("Semibold", "Bold")):
    options = subset.Options()
    options.hinting = False
    options.layout_features = ["ccmp", "kern", "mark", "mkmk", "locl"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "GDEF_"]
    font = TTFont(f"{sys.argv[1]}/SourceSansPro-{weight}.ttf", recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(font)
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in (0, 13, 14)]
    for number, text in ((1, "Palpate Report"), (2, name), (3, f"Palpate Report {name}"), (4, f"Palpate Report {name}"),
                         (6, f"PalpateReport-{name}")):
        names.setName(text, number, 3, 1, 0x409)
    font.save(f"Report-{name}.ttf")
