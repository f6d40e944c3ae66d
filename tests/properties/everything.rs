//! One note after the other in every format there is: `PALPATE_CASES=2000 cargo test --release … every_format -- --nocapture`
//! says how many documents that were, and how large the largest is.

use std::{collections::BTreeMap, env};

use palpate::{
    export::{
        Client, PictureOptions, Table, bytes_of_base64,
        fhir::{
            Content, Given, Options, Release, as_of, document, document_reference, questionnaire_response, read,
            transaction,
        },
        picture,
        report::{Audience, PaperSize, ReportOptions, pdf},
        rtf, text,
        v2::{Route, in_mllp, mdm_t02},
        xhtml,
    },
    note::{self, Note},
    words::{ENGLISH, narrative::Form},
};
use proptest::{
    prelude::ProptestConfig,
    test_runner::{RngSeed, TestCaseError, TestRunner},
};
use serde_json::Value as Json;

use super::{
    checker,
    exporting::ink,
    shown::{text_of_page, text_of_rtf},
    telling::any_note,
};

const RELEASES: [Release; 3] = [Release::R4, Release::R4B, Release::R5];
const FORMS: [Form; 5] = [Form::Soap, Form::Care, Form::Dar, Form::Wellness, Form::Record];

/// How many of each kind, and the bytes of the largest.
#[derive(Default)]
struct Made(BTreeMap<String, (usize, usize)>);

impl Made {
    fn add(&mut self, kind: impl Into<String>, bytes: usize) {
        let (count, most) = self.0.entry(kind.into()).or_default();
        *count += 1;
        *most = bytes.max(*most);
    }
}

type Holds = Result<(), TestCaseError>;

fn holds(it: bool, what: impl Into<String>) -> Holds {
    if it { Ok(()) } else { Err(TestCaseError::fail(what.into())) }
}

#[test]
fn a_note_leaves_in_every_format_in_one_go() {
    let cases = env::var("PALPATE_CASES").ok().and_then(|cases| cases.parse().ok());
    let usual = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    let config = match cases {
        Some(cases) => ProptestConfig { cases, ..usual },
        None => ProptestConfig { cases: 3, rng_seed: RngSeed::Fixed(0), ..usual },
    };
    let made = std::cell::RefCell::new(Made::default());
    let run = TestRunner::new(config).run(&any_note(), |note| {
        let made = &mut *made.borrow_mut();
        for_people(&note, made)?;
        as_rows(&note, made)?;
        let svg = picture(&note, &PictureOptions::default());
        made.add("picture", svg.len());
        holds(roxmltree::Document::parse(&svg).is_ok(), "the picture is XML")?;
        let record = report(&note, Audience::Record, made)?;
        report(&note, Audience::Client, made)?;
        as_bundles(&note, made)?;
        as_resources(&note, &record, made)?;
        as_message(&note, &record, made)
    });
    let made = made.into_inner().0;
    for (kind, (count, most)) in &made {
        println!("{kind:34} {count:6}, the largest has {most:8} bytes");
    }
    println!("{:34} {:6}", "in all", made.values().map(|(count, _)| count).sum::<usize>());
    run.unwrap_or_else(|why| panic!("{why}"));
}

fn for_people(note: &Note, made: &mut Made) -> Holds {
    for form in FORMS {
        let told = text(note, form, ENGLISH);
        let (page, rich) = (xhtml(note, form, ENGLISH), rtf(note, form, ENGLISH));
        holds(ink(&text_of_page(&page)) == ink(&told), format!("the page says what the text says in {form:?}"))?;
        holds(ink(&text_of_rtf(&rich)) == ink(&told), format!("rich text says what the text says in {form:?}"))?;
        for (kind, text) in [("text", told), ("xhtml", page), ("rtf", rich)] {
            made.add(format!("{kind} as {}", form.name()), text.len());
        }
    }
    Ok(())
}

fn as_rows(note: &Note, made: &mut Made) -> Holds {
    for table in Table::ALL {
        for client in [Client::LeftOut, Client::Named] {
            let rows = table.header(client) + &table.rows(note, client);
            let are_whole = csv::Reader::from_reader(rows.as_bytes()).records().all(|row| row.is_ok());
            holds(are_whole, format!("each row of {} has its cells", table.name()))?;
            made.add(format!("csv of {}", table.name()), rows.len());
        }
    }
    Ok(())
}

fn report(note: &Note, audience: Audience, made: &mut Made) -> Result<Vec<u8>, TestCaseError> {
    let options = ReportOptions { audience, paper: PaperSize::Letter, form: None, words: ENGLISH };
    let bytes = pdf(note, &options).map_err(|why| TestCaseError::fail(why.to_string()))?.bytes;
    holds(bytes.starts_with(b"%PDF-"), "a report is a PDF")?;
    made.add(format!("report for {audience:?}"), bytes.len());
    Ok(bytes)
}

fn options() -> impl Iterator<Item = Options> {
    RELEASES.into_iter().map(|release| Options { release, ..Options::default() })
}

fn size(json: &Json) -> usize {
    note::write_json(json).len()
}

type Bundle = fn(&Note, &Given, &Options) -> Json;
const BUNDLES: [(&str, Bundle); 2] = [("document", document), ("transaction", transaction)];

fn as_bundles(note: &Note, made: &mut Made) -> Holds {
    for options in options() {
        for (kind, make) in BUNDLES {
            // One of the two shows that the picture fits in.
            let with_picture = (kind == "document").then(|| Options { picture: true, ..options.clone() });
            for (says, options) in
                [("", options.clone())].into_iter().chain(with_picture.map(|options| (" with picture", options)))
            {
                let bundle = make(note, &Given::default(), &options);
                made.add(format!("{kind} in {:?}{says}", options.release), size(&bundle));
                // The checker and the reader know R4, from which R4B does not differ here.
                if options.release != Release::R5 {
                    let faults = checker::faults(&bundle);
                    holds(faults.is_empty(), faults.join("\n"))?;
                    let back = read(&bundle).ok_or_else(|| TestCaseError::fail("a bundle is read back"))?;
                    holds(back.treatments.len() == note.treatments.len(), "each treatment comes back")?;
                    holds(back.findings.len() == note.findings.len(), "each finding comes back")?;
                }
            }
        }
    }
    Ok(())
}

fn as_resources(note: &Note, record: &[u8], made: &mut Made) -> Holds {
    let form = Form::usual(note.session.kind);
    for options in options() {
        let response = questionnaire_response(note, &Given::default(), &options);
        made.add(format!("form in {:?}", options.release), size(&response));
        holds(response["status"].is_string(), "a form has a status")?;
        for (content, bytes) in [
            (Content::Pdf, record.to_vec()),
            (Content::Text, text(note, form, ENGLISH).into_bytes()),
            (Content::Xhtml, xhtml(note, form, ENGLISH).into_bytes()),
            (Content::Rtf, rtf(note, form, ENGLISH).into_bytes()),
        ] {
            let attached = document_reference(note, &Given::default(), &options, content, &bytes);
            let resource = attached.map_err(|why| TestCaseError::fail(why.to_string()))?.resource;
            made.add(format!("{content:?} attached in {:?}", options.release), size(&resource));
            let data = resource["content"][0]["attachment"]["data"].as_str().unwrap_or_default();
            holds(bytes_of_base64(data).as_ref() == Some(&bytes), "an attachment is what was attached")?;
        }
    }
    Ok(())
}

fn as_message(note: &Note, record: &[u8], made: &mut Made) -> Holds {
    let message = mdm_t02(note, &Given::default(), &Route::default(), record, as_of(note));
    made.add("MDM^T02", message.len());
    let last = message.split_terminator('\r').nth(5).unwrap_or_default();
    let data = last.split('|').nth(5).and_then(|field| field.rsplit('^').next()).unwrap_or_default();
    holds(bytes_of_base64(data).as_deref() == Some(record), "a message holds the report")?;
    let framed = in_mllp(&message);
    holds(framed.matches(['\u{b}', '\u{1c}']).count() == 2, "a frame is not broken from within")
}
