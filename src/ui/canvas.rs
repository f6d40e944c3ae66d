//! A drawing on the screen: painted once from its table, then changed only where the state changed.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, SvgGraphicsElement};

use crate::{
    chart::{DecorationClass, Drawing, Region, Side, Spot, StructureId, View, decimal},
    editor::{State, is_draining},
    note::{MarkGroup, Tally, tally},
    ui::{
        areas::Areas,
        camera::Camera,
        dom::{append, clear, set, set_property},
        drainage::Painter,
        later::later,
        marks::Marks,
        overlays::{aim, overlay},
    },
    words::{Words, text},
};

pub struct Canvas {
    pub drawing: &'static Drawing,
    /// The body with its regions; all else lies on overlays above it.
    pub svg: Element,
    host: Element,
    pub camera: Camera,
    regions: Vec<Element>,
    told: Vec<Option<Tally>>,
    areas: Areas,
    /// Of lymph, from when it is first asked for.
    drainage: Option<Painter>,
    clip: String,
    halo: Element,
    stroke: Element,
    marks: Marks,
    shown: Option<Rc<State>>,
    roving: usize,
}

impl std::fmt::Debug for Canvas {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Canvas").field("view", &self.drawing.view).finish_non_exhaustive()
    }
}

impl Canvas {
    /// Draws into a box, which holds nothing else.
    pub fn new(host: &Element, drawing: &'static Drawing, words: Words) -> Option<Canvas> {
        let label = format!("{}, {}", words.view(drawing.view), words.layer(drawing.layer));
        let camera = Camera::new(drawing.view_box);
        let svg = append(
            host,
            "svg",
            &[
                ("class", "canvas"),
                ("viewBox", &view_box(camera)),
                ("role", "group"),
                ("aria-label", &label),
                ("data-view", drawing.view.id()),
                ("data-layer", drawing.layer.id()),
            ],
        )?;
        let clip_id = format!("clip-{}-{}", drawing.view.id(), drawing.layer.id());
        let whole = if drawing.mirrored { Some(MIRROR) } else { None };
        let definitions = append(&svg, "defs", &[])?;
        let clip = append(&definitions, "clipPath", &[("id", &clip_id)])?;
        path(&clip, drawing.silhouette, whole, &[("clip-rule", "evenodd")])?;

        let clipped = append(&svg, "g", &[("clip-path", &format!("url(#{clip_id})"))])?;
        path(&clipped, drawing.silhouette, whole, &[("class", "body")])?;
        decorate(&clipped, drawing, true, true)?;
        let group = append(&clipped, "g", &[("class", "regions"), ("stroke-width", &decimal(drawing.seam.into(), 2))])?;
        let mut regions = Vec::with_capacity(drawing.regions.len());
        for (place, region) in drawing.regions.iter().enumerate() {
            let tone = format!("region tone-{}", region.tone);
            let element = path(
                &group,
                region.outline,
                region.mirrored.then_some(MIRROR),
                &[
                    ("class", &tone),
                    ("role", "button"),
                    ("tabindex", if place == 0 { "0" } else { "-1" }),
                    ("data-region", region.id),
                ],
            )?;
            regions.push(element);
        }
        decorate(&clipped, drawing, true, false)?;
        decorate(&svg, drawing, false, false)?;
        label_sides(&svg, drawing, words)?;
        let areas = Areas::new(drawing, host, &clip_id)?;
        let halo = append(&overlay(host, "halos")?, "path", &[("class", "halo"), ("d", "")])?;
        let stroke = append(&overlay(host, "drawing")?, "path", &[("class", "drawn"), ("d", "")])?;
        let told = vec![None; regions.len()];
        let (host, marks) = (host.clone(), Marks::new(drawing, host, words));
        let mut canvas = Canvas {
            drawing,
            svg,
            host,
            camera,
            regions,
            told,
            areas,
            drainage: None,
            clip: clip_id,
            halo,
            stroke,
            marks,
            shown: None,
            roving: 0,
        };
        canvas.fit();
        Some(canvas)
    }

    /// Takes everything off the page.
    pub fn clear(&self) {
        self.host.replace_children_with_node_0();
    }

    /// Shows a state: repaints what differs from the state that is shown.
    pub fn show(&mut self, state: &Rc<State>) {
        let before = self.shown.replace(state.clone());
        let is_new_note = before.as_ref().is_none_or(|before| !Rc::ptr_eq(before.note(), state.note()));
        let is_hatched_anew = self.areas.show(state);
        if is_new_note || is_hatched_anew {
            self.tell(state);
        }
        self.marks.show(before.as_deref(), state);
        if self.drainage.is_none() && is_draining(state) {
            self.drainage = later().and_then(|later| (later.drainage)(self.drawing, &self.host, &self.clip));
        }
        if let Some(paint) = &mut self.drainage {
            paint(state);
        }
        let outlined = before.as_deref().map(outlined);
        let now = self::outlined(state);
        if outlined != Some(now) {
            self.outline(now);
        }
    }

    /// Looks at another part of the drawing.
    pub fn aim(&mut self, camera: Camera) {
        self.camera = camera;
        aim(&self.host, &view_box(camera));
        self.fit();
    }

    /// Keeps the marks the same size on the screen, however large the drawing is shown.
    pub fn fit(&mut self) {
        if let Some(unit) = self.units_per_pixel() {
            // When looked at closely, marks may grow a little: there is room, and eyes are near. On a small
            // drawing they stay small beside the body.
            let scale = unit.min(LARGEST_UNIT) * self.camera.zoom().sqrt().sqrt();
            set_property(&self.host, "--unit", &decimal(scale, 4));
            self.marks.fit(scale);
            self.areas.fit(unit);
        }
    }

    /// Chart units per CSS pixel; none while it is not laid out.
    pub fn units_per_pixel(&self) -> Option<f64> {
        let matrix = self.svg.dyn_ref::<SvgGraphicsElement>()?.get_screen_ctm()?;
        let scale = f64::from(matrix.a());
        (scale > 0.0).then(|| 1.0 / scale)
    }

    /// The place on the drawing at client coordinates.
    pub fn spot(&self, x: f64, y: f64) -> Option<Spot> {
        let matrix = self.svg.dyn_ref::<SvgGraphicsElement>()?.get_screen_ctm()?;
        let (scale, left, top) = (f64::from(matrix.a()), f64::from(matrix.e()), f64::from(matrix.f()));
        (scale > 0.0).then(|| Spot { x: (x - left) / scale, y: (y - top) / scale })
    }

    /// Shows a stroke while it is drawn.
    pub fn show_stroke(&self, spots: &[Spot]) {
        set(&self.stroke, "d", &crate::ui::marks::line(spots, false));
    }

    /// Moves the one tab stop to a region, and the focus with it.
    pub fn focus(&mut self, place: usize) {
        if let (Some(old), Some(new)) = (self.regions.get(self.roving), self.regions.get(place)) {
            set(old, "tabindex", "-1");
            set(new, "tabindex", "0");
            if let Some(element) = new.dyn_ref::<web_sys::SvgElement>() {
                let _ = element.focus();
            }
            self.roving = place;
        }
    }

    /// The region that holds the tab stop.
    pub fn focused(&self) -> usize {
        self.roving
    }

    /// Says on each region what was found there, and tints it.
    fn tell(&mut self, state: &State) {
        let words = state.screen.words;
        let tallies = tally(self.drawing, state.note());
        for (place, mut tally) in tallies.into_iter().enumerate() {
            tally.caution = self.areas.caution(place);
            if self.told[place].as_ref() == Some(&tally) {
                continue;
            }
            let (element, region) = (&self.regions[place], &self.drawing.regions[place]);
            set(element, "aria-label", &words.tally(&tally, region));
            match tally.group().map(MarkGroup::id) {
                Some(tint) => set(element, "data-tint", tint),
                None => clear(element, "data-tint"),
            }
            self.told[place] = Some(tally);
        }
    }

    fn outline(&self, now: Option<(StructureId, Side)>) {
        let fits = |region: &&Region| {
            now.is_some_and(|(structure, side)| {
                region.meaning.structure == structure
                    && (region.side == side || side == Side::Bilateral || region.side == Side::Midline)
            })
        };
        let path: Vec<&Region> = self.drawing.regions.iter().filter(fits).collect();
        match path.first() {
            Some(region) => {
                set(&self.halo, "d", region.outline);
                if region.mirrored {
                    set(&self.halo, "transform", MIRROR);
                } else {
                    clear(&self.halo, "transform");
                }
            }
            None => set(&self.halo, "d", ""),
        }
    }
}

fn view_box(camera: Camera) -> String {
    camera.sight().map(|number| decimal(number, 2)).join(" ")
}

/// Chart units per pixel above which marks shrink with the drawing.
const LARGEST_UNIT: f64 = 2.0;

const MIRROR: &str = "scale(-1 1)";

/// The structure that is selected or pointed at.
fn outlined(state: &State) -> Option<(StructureId, Side)> {
    let selected = state.selected_finding().and_then(|finding| finding.site.as_ref());
    state.screen.place.as_ref().or(selected).map(|site| (site.structure, site.side))
}

fn path(parent: &Element, data: &str, transform: Option<&str>, attributes: &[(&str, &str)]) -> Option<Element> {
    let element = append(parent, "path", &[("d", data)])?;
    if let Some(transform) = transform {
        set(&element, "transform", transform);
    }
    for (name, value) in attributes {
        set(&element, name, value);
    }
    Some(element)
}

fn decorate(parent: &Element, drawing: &Drawing, clipped: bool, below: bool) -> Option<()> {
    let wanted = drawing
        .decorations
        .iter()
        .filter(|decoration| decoration.clipped == clipped && (decoration.class == DecorationClass::Bone) == below);
    for decoration in wanted {
        let (class, width) = match decoration.class {
            DecorationClass::Bone => ("bone", None),
            DecorationClass::Fibre => ("fibre", None),
            DecorationClass::Rim => ("rim", Some(drawing.rim)),
            DecorationClass::Form => ("form", None),
            DecorationClass::Detail => ("detail", None),
            DecorationClass::Ghost => ("ghost", None),
            DecorationClass::Outline => ("outline", Some(drawing.outline_width)),
        };
        let element = path(parent, decoration.path, decoration.mirrored.then_some(MIRROR), &[("class", class)])?;
        if let Some(width) = width {
            set(&element, "stroke-width", &decimal(width.into(), 2));
        }
    }
    Some(())
}

/// "R" and "L" beside the figure, from the client's side.
fn label_sides(svg: &Element, drawing: &Drawing, words: Words) -> Option<()> {
    let (at_left, at_right) = match drawing.view {
        View::Anterior | View::HeadFront => (text("R"), text("L")),
        View::Posterior => (text("L"), text("R")),
        _ => return Some(()),
    };
    let [left, top, width, height] = drawing.view_box;
    for (letter, share) in [(at_left, 0.16), (at_right, 0.84)] {
        let (x, y) = (decimal((left + width * share).into(), 1), decimal((top + height * 0.07).into(), 1));
        // The text is scaled by the style sheet: it guards against the gravest error, and has to be legible.
        let place = append(svg, "g", &[("transform", &format!("translate({x} {y})"))])?;
        append(&place, "text", &[("class", "side")])?.set_text_content(Some(words.say(letter)));
    }
    Some(())
}
