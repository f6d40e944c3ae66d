//! A hand that does what a script says, through the same functions as the screen, and counts its taps.

use palpate::{
    chart::{Layer, REACH, Side, Spot, StructureId, View},
    editor::{Action, Beside, Drag, EntryId, Env, Phase, State, Tool, drag, drain, draw, pick, reduce, stack, tap},
    note::{
        AttributeId, AttributeKind, FindingTypeId, Id, Note, Referral, Response, SessionKind, Site, TechniqueId, Value,
        palette,
    },
    words::ENGLISH,
};

use super::{
    clockwork::Clockwork,
    count::Count,
    screen::{check_value, has_levels, likely, offered, spot, spread, used},
    script::{Again, Place, Row, Script, SiteChip, Slide, Step},
    sections::Opened,
};

/// Chart units per CSS pixel where the whole body stands on a landscape tablet.
const UNITS_PER_PIXEL: f64 = 1.2;

/// Chips of a structure stack before "more".
const FIRST_CHIPS: usize = 6;

/// Likely techniques that the details of a finding offer.
const LIKELY: usize = 6;

pub struct Hand {
    pub state: State,
    pub count: Count,
    env: Clockwork,
    script_kind: SessionKind,
    /// The site of the selected treatment whose chip is open.
    open_site: Option<usize>,
    /// True once "More details" is open; it stays open from one record to the next.
    more_is_open: bool,
    /// What has been opened on the page beside the chart.
    pub opened: Opened,
}

pub type Done = Result<(), String>;

impl Hand {
    pub fn new(script: &Script) -> Hand {
        // No session has the ids of another: "v07-…" begins at 7000.
        let number = script.vignette.get(1..3).and_then(|number| u128::from_str_radix(number, 16).ok());
        let env = Clockwork::counting_from(number.unwrap_or_default() * 0x1000);
        let note = Note::new(env.new_id(), script.kind, env.now());
        Hand {
            state: State::new(note),
            count: Count::default(),
            env,
            script_kind: script.kind,
            open_site: None,
            // A landscape tablet has room for all that a medical session asks.
            more_is_open: script.kind == SessionKind::Medical,
            opened: Opened::default(),
        }
    }

    pub fn follow(&mut self, script: &Script) -> Done {
        for (place, step) in script.steps.iter().enumerate() {
            self.step(step).map_err(|why| format!("step {place}, {step:?}: {why}"))?;
        }
        Ok(())
    }

    fn step(&mut self, step: &Step) -> Done {
        match step {
            Step::Take(id) => self.take(id),
            Step::Look { view, layer } => {
                let screen = &self.state.screen;
                self.look(view.unwrap_or(screen.view), layer.unwrap_or(screen.layer))
            }
            Step::Tap(place) => self.touch(place),
            Step::Slide(slide) => self.slide(slide),
            Step::Stroke { view, points } => self.stroke(*view, points),
            Step::Structure(id) => self.choose_structure(id),
            Step::Side(side) => self.choose_side(*side),
            Step::Search { text, expect } => self.search(text, expect),
            Step::Grade(grades) => grades.iter().try_for_each(|(key, value)| self.grade(key, value)),
            Step::Detail(details) => details.iter().try_for_each(|(key, value)| self.detail(key, value)),
            Step::Minutes(minutes) => self.minutes(*minutes),
            Step::Pressure(pressure) => {
                let treatment = self.treatment()?;
                self.tapped(Action::SetPressure { treatment, pressure: Some(*pressure) })
            }
            Step::Direction(direction) => self.direction(direction),
            Step::Tool(tool) => {
                let treatment = self.treatment()?;
                self.open_more();
                offered("tool", tool, self.technique()?.row().tools)?;
                self.tapped(Action::SetTool { treatment, tool: Some(tool.clone()) })
            }
            Step::Product(product) => {
                let treatment = self.treatment()?;
                self.open_more();
                offered("product", product, self.technique()?.row().products)?;
                self.tapped(Action::SetProduct { treatment, product: Some(product.clone()) })
            }
            Step::WholeBody(true) => self.whole_body(),
            Step::Site(chip) => self.site_chip(chip),
            Step::After(after) => self.tapped(Action::SetPhase(if *after { Phase::After } else { Phase::Before })),
            Step::Select(row) => self.select(row),
            Step::Response(response) => {
                let entry = self.entry()?;
                if matches!(entry, EntryId::Finding(_)) && self.state.screen.phase == Phase::Before {
                    return Err("the response is asked in the After phase".to_owned());
                }
                self.tapped(Action::SetResponse { entry, response: Some(*response) })
            }
            Step::Again(again) => self.again(again),
            Step::Remark(remark) => {
                let entry = self.entry()?;
                self.count.words += remark.chars().count();
                self.tapped(Action::SetRemark { entry, remark: remark.clone() })
            }
            Step::Done(true) => self.something_is_open().and_then(|()| self.tapped(Action::Select(None))),
            Step::PutDown(true) => match self.state.screen.tool {
                Some(tool) => self.tapped(pick(&self.state, tool)),
                None => Err("nothing is in the hand".to_owned()),
            },
            Step::WholeBody(false) | Step::Done(false) | Step::PutDown(false) => Err("expected true".to_owned()),
            step => {
                let before = self.count.taps;
                let done = self.section_step(step);
                self.count.on_pages += self.count.taps - before;
                done
            }
        }
    }

    /// One touch that asks for an action.
    pub fn tapped(&mut self, action: Action) -> Done {
        self.count.taps += 1;
        self.dispatch(action);
        Ok(())
    }

    pub fn dispatch(&mut self, action: Action) {
        let selection = self.state.screen.selection;
        self.state = reduce(&self.state, action, &self.env);
        if self.state.screen.selection != selection {
            self.open_site = None;
        }
    }

    fn take(&mut self, id: &str) -> Done {
        let tool = FindingTypeId::named(id).map(Tool::Finding).or(TechniqueId::named(id).map(Tool::Technique));
        let tool = tool.ok_or_else(|| format!("no tool is called {id}"))?;
        if !self.is_in_sight(tool) {
            self.count.taps += 1;
        }
        self.tapped(pick(&self.state, tool))
    }

    /// True where the palette has the tool, or the details offer it as likely.
    fn is_in_sight(&self, tool: Tool) -> bool {
        let palette = palette(self.script_kind);
        let place = self.state.screen.place.as_ref();
        let found = self.state.selected_finding().and_then(|finding| finding.site.as_ref());
        match tool {
            Tool::Finding(finding) => {
                palette.findings.contains(&finding)
                    || place.and_then(likely).is_some_and(|likely| likely.findings.contains(&finding))
            }
            Tool::Technique(technique) => {
                palette.techniques.contains(&technique)
                    || place.and_then(likely).is_some_and(|likely| likely.techniques.contains(&technique))
                    || found
                        .and_then(likely)
                        .is_some_and(|likely| likely.techniques.iter().take(LIKELY).any(|other| *other == technique))
            }
        }
    }

    fn look(&mut self, view: View, layer: Layer) -> Done {
        let screen = &self.state.screen;
        let (other_spread, other_layer) = (spread(screen.view) != spread(view), screen.layer != layer);
        if !other_spread && !other_layer {
            self.dispatch(Action::LookAt { view, layer });
            return Ok(());
        }
        if other_spread && other_layer {
            self.count.taps += 1;
        }
        self.tapped(Action::LookAt { view, layer })
    }

    fn drawn(&self, view: Option<View>) -> Result<(View, Layer), String> {
        let screen = &self.state.screen;
        let view = view.unwrap_or(screen.view);
        if spread(view) != spread(screen.view) {
            return Err(format!("{} is not in sight, look at it first", view.id()));
        }
        Ok((view, if view.is_whole_body() { screen.layer } else { Layer::Surface }))
    }

    fn touch(&mut self, place: &Place) -> Done {
        let (view, layer) = self.drawn(place.view)?;
        let spot = spot(place, view, layer)?;
        let action = tap(&self.state, view, layer, spot, REACH * UNITS_PER_PIXEL, None);
        self.tapped(action.ok_or("nothing is there")?)
    }

    fn slide(&mut self, slide: &Slide) -> Done {
        let (view, layer) = self.drawn(slide.view)?;
        let place = Place { view: slide.view, region: slide.region.clone(), at: slide.at };
        let spot = spot(&place, view, layer)?;
        let Some(Tool::Finding(finding)) = self.state.screen.tool else {
            return Err("no finding is in the hand".to_owned());
        };
        let row = finding.row();
        let severity = row.severity.ok_or_else(|| format!("{} has no severity", row.id))?;
        check_value(used(row.attributes, severity.row().id)?, &slide.grade)?;
        match drag(&self.state, false) {
            Drag::Slide => {}
            other => return Err(format!("a drag means {other:?} here, expected a slide")),
        }
        let action = tap(&self.state, view, layer, spot, REACH * UNITS_PER_PIXEL, Some(slide.grade.clone()));
        self.tapped(action.ok_or("nothing is there")?)
    }

    /// What the list after the treatment offers: the levels of what was graded before, else the responses.
    fn again(&mut self, again: &Again) -> Done {
        self.overview()?;
        if self.state.screen.phase == Phase::Before {
            return Err("what is checked again is asked in the After phase".to_owned());
        }
        let finding = self.state.note().findings.get(again.finding).ok_or("the list has no such row")?.clone();
        let is_graded = finding.before.keys().any(|attribute| has_levels(&attribute.row().kind));
        for (key, value) in &again.grades {
            let use_ = used(finding.finding.row().attributes, key)?;
            check_value(use_, value)?;
            if !finding.before.contains_key(&use_.attribute) || !has_levels(&use_.attribute.row().kind) {
                return Err(format!("{key} was not graded before in levels"));
            }
            self.tapped(self.detail_action(EntryId::Finding(finding.id), use_.attribute, value))?;
        }
        match again.response {
            Some(_) if is_graded => Err("the list asks for the grades instead".to_owned()),
            Some(Response::NotReassessed) => Err("the list has no chip for it".to_owned()),
            response @ Some(_) => self.tapped(Action::SetResponse { entry: EntryId::Finding(finding.id), response }),
            None => Ok(()),
        }
    }

    fn stroke(&mut self, view: Option<View>, points: &[[f64; 2]]) -> Done {
        let (view, layer) = self.drawn(view)?;
        let kind = match drag(&self.state, false) {
            Drag::Draw(kind) => kind,
            other => return Err(format!("a drag means {other:?} here, expected a stroke")),
        };
        let spots: Vec<Spot> = points.iter().map(|[x, y]| Spot { x: *x, y: *y }).collect();
        let reach = REACH * UNITS_PER_PIXEL;
        let drained = drain(&self.state, view, layer, &spots, reach);
        let action = drained.or_else(|| draw(&self.state, view, layer, &spots, kind, reach));
        self.tapped(action.ok_or("nothing is there")?)
    }

    fn choose_structure(&mut self, id: &str) -> Done {
        let structure = StructureId::named(id).ok_or_else(|| format!("no structure is called {id}"))?;
        let site = self.site()?;
        let chips = site.mark.as_ref().map(stack).unwrap_or_default();
        let place = chips.iter().position(|(other, _)| *other == structure).ok_or_else(|| {
            let offered: Vec<_> = chips.iter().map(|(structure, _)| structure.row().id).collect();
            format!("the chips are {}", offered.join(", "))
        })?;
        if place >= FIRST_CHIPS {
            self.count.taps += 1;
        }
        self.correct(structure, chips[place].1)
    }

    fn choose_side(&mut self, side: Side) -> Done {
        let structure = self.site()?.structure;
        let sides = if structure.row().paired {
            [Side::Left, Side::Right, Side::Bilateral]
        } else {
            [Side::Left, Side::Midline, Side::Right]
        };
        if !sides.contains(&side) {
            return Err(format!("{} offers {sides:?}", structure.row().id));
        }
        self.correct(structure, side)
    }

    fn correct(&mut self, structure: StructureId, side: Side) -> Done {
        match self.state.screen.selection {
            Some(entry) => {
                let site = self.open_site.unwrap_or(0);
                self.tapped(Action::SetStructure { entry, site, structure, side })
            }
            None => {
                let mark = self.state.screen.place.as_ref().and_then(|place| place.mark.clone());
                self.tapped(Action::PointAt(Site { mark, ..Site::new(structure, side) }))
            }
        }
    }

    /// The site that the structure and side chips are about.
    fn site(&self) -> Result<Site, String> {
        let site = if let Some(finding) = self.state.selected_finding() {
            finding.site.as_ref()
        } else if let Some(treatment) = self.state.selected_treatment() {
            self.open_site.and_then(|place| treatment.sites.get(place))
        } else {
            self.state.screen.place.as_ref()
        };
        site.cloned().ok_or_else(|| "no site is open".to_owned())
    }

    fn search(&mut self, text: &str, expect: &str) -> Done {
        self.overview()?;
        if self.state.screen.phase == Phase::After {
            return Err("there is no search in the After phase".to_owned());
        }
        let answer = ENGLISH.search(text).first().copied().ok_or("the search found nothing")?;
        if answer.0.row().id != expect {
            return Err(format!("the first answer is {}", answer.0.row().id));
        }
        self.count.searched += text.chars().count();
        let site = Site::new(answer.0, answer.1);
        self.tapped(match (self.state.screen.tool, self.state.screen.open_treatment) {
            (Some(Tool::Finding(finding)), _) => Action::AddFinding { finding, site: Some(site), details: Vec::new() },
            (Some(Tool::Technique(_)), Some(treatment)) => Action::AddSite { treatment, site, direction: None },
            (Some(Tool::Technique(technique)), None) => {
                Action::AddTreatment { technique, site: Some(site), finding: None, direction: None }
            }
            (None, _) => Action::PointAt(site),
        })
    }

    fn grade(&mut self, key: &str, value: &Value) -> Done {
        let finding = self.state.selected_finding().ok_or("no finding is selected")?.clone();
        let row = finding.finding.row();
        let use_ = used(row.attributes, key)?;
        let on_strip = row.severity == Some(use_.attribute) || (use_.required && use_.attribute.row().recheck);
        if !on_strip {
            return Err(format!("the strip of {} does not have it", row.id));
        }
        check_value(use_, value)?;
        self.tapped(self.detail_action(EntryId::Finding(finding.id), use_.attribute, value))
    }

    fn detail_action(&self, entry: EntryId, attribute: AttributeId, value: &Value) -> Action {
        let value = Some(value.clone());
        match entry {
            EntryId::Finding(finding) if self.state.screen.phase == Phase::After && attribute.row().recheck => {
                Action::Recheck { finding, attribute, value }
            }
            entry => Action::SetDetail { entry, attribute, value },
        }
    }

    fn detail(&mut self, key: &str, value: &Value) -> Done {
        let entry = self.entry()?;
        let (uses, severity, stands) = match (self.state.selected_finding(), self.state.selected_treatment()) {
            (Some(finding), _) => {
                let row = finding.finding.row();
                (row.attributes, row.severity, AttributeId::named(key).and_then(|key| finding.value(key)).cloned())
            }
            (None, Some(treatment)) => {
                let stands = AttributeId::named(key).and_then(|key| treatment.attributes.get(&key)).cloned();
                (treatment.technique.row().attributes, None, stands)
            }
            (None, None) => return Err("nothing is selected".to_owned()),
        };
        let use_ = used(uses, key)?;
        check_value(use_, value)?;
        if !use_.required && severity != Some(use_.attribute) && stands.is_none() {
            self.open_more();
        }
        let site = self.state.selected_finding().and_then(|finding| finding.site.as_ref());
        let zones = site.filter(|_| key == "referralZones").and_then(|site| Referral::of(site.structure));
        self.count.value(use_, value, zones);
        self.dispatch(self.detail_action(entry, use_.attribute, value));
        Ok(())
    }

    fn minutes(&mut self, minutes: f64) -> Done {
        let treatment = self.treatment()?;
        self.count.minutes(minutes);
        self.dispatch(Action::SetMinutes { treatment, minutes: Some(minutes) });
        Ok(())
    }

    fn direction(&mut self, direction: &str) -> Done {
        let treatment = self.treatment()?;
        let named = self.technique()?.row().directions;
        let body = match AttributeId::named("direction").map(|attribute| &attribute.row().kind) {
            Some(AttributeKind::Scale(scale)) => scale.levels,
            _ => &[],
        };
        let is_offered = named.contains(&direction) || body.iter().any(|level| level.code == direction);
        if named.is_empty() || !is_offered {
            return Err(format!("the directions are {named:?} and those of the body"));
        }
        self.tapped(Action::SetDirection { treatment, direction: Some(direction.to_owned()) })
    }

    fn whole_body(&mut self) -> Done {
        self.overview()?;
        let (Some(Tool::Technique(technique)), None) = (self.state.screen.tool, self.state.screen.open_treatment)
        else {
            return Err("no fresh technique is in the hand".to_owned());
        };
        self.tapped(Action::AddTreatment { technique, site: None, finding: None, direction: None })
    }

    fn site_chip(&mut self, chip: &SiteChip) -> Done {
        let treatment = self.state.selected_treatment().ok_or("no treatment is selected")?.clone();
        let (SiteChip::Open(place) | SiteChip::Remove(place)) = chip;
        if *place >= treatment.sites.len() {
            return Err(format!("the treatment has {} sites", treatment.sites.len()));
        }
        match chip {
            SiteChip::Open(place) => {
                self.count.taps += 1;
                self.open_site = Some(*place);
                Ok(())
            }
            SiteChip::Remove(place) => self.tapped(Action::RemoveSite { treatment: treatment.id, site: *place }),
        }
    }

    fn select(&mut self, row: &Row) -> Done {
        self.overview()?;
        let note = self.state.note();
        if self.state.screen.phase == Phase::After && matches!(row, Row::Treatment(_)) {
            return Err("after the treatment the list has findings only".to_owned());
        }
        let entry = match row {
            Row::Finding(place) => note.findings.get(*place).map(|finding| EntryId::Finding(finding.id)),
            Row::Treatment(place) => note.treatments.get(*place).map(|treatment| EntryId::Treatment(treatment.id)),
        };
        self.tapped(Action::Select(Some(entry.ok_or("the list has no such row")?)))
    }

    fn open_more(&mut self) {
        if !self.more_is_open {
            self.count.taps += 1;
            self.more_is_open = true;
        }
    }

    /// The list is in sight only while nothing is selected or pointed at, and no page stands there.
    fn overview(&self) -> Done {
        self.nothing_is_open()?;
        match self.state.screen.beside {
            Beside::List => Ok(()),
            page => Err(format!("{page:?} hides it, turn to the chart first")),
        }
    }

    pub fn nothing_is_open(&self) -> Done {
        match (self.state.screen.selection, &self.state.screen.place) {
            (None, None) => Ok(()),
            _ => Err("details hide it, close them first".to_owned()),
        }
    }

    fn something_is_open(&self) -> Done {
        if self.nothing_is_open().is_err() { Ok(()) } else { Err("nothing is open".to_owned()) }
    }

    fn entry(&self) -> Result<EntryId, String> {
        self.state.screen.selection.ok_or_else(|| "nothing is selected".to_owned())
    }

    fn treatment(&self) -> Result<Id, String> {
        Ok(self.state.selected_treatment().ok_or("no treatment is selected")?.id)
    }

    fn technique(&self) -> Result<TechniqueId, String> {
        Ok(self.state.selected_treatment().ok_or("no treatment is selected")?.technique)
    }
}
