//! What a record system or an interface engine takes: FHIR, and HL7 v2.

use crate::{
    cli::command::{Shape, Wishes},
    export::{
        self,
        fhir::{self, Content},
        report::{self, ReportOptions},
        v2,
    },
    note::{self, Note},
};

/// A resource or a bundle, on one line.
pub fn fhir(note: &Note, wishes: &Wishes) -> Result<Vec<u8>, String> {
    let (given, options) = (wishes.context.of(note), &wishes.fhir);
    let json = match wishes.shape {
        Shape::Document => fhir::document(note, &given, options),
        Shape::Transaction => fhir::transaction(note, &given, options),
        Shape::Form => fhir::questionnaire_response(note, &given, options),
        Shape::DocumentReference => {
            let content = wishes.attach.unwrap_or(Content::Pdf);
            let bytes = attached(note, wishes, content)?;
            let attached = fhir::document_reference(note, &given, options, content, &bytes);
            attached.map_err(|why| format!("TooLarge: {why}"))?.resource
        }
    };
    Ok((note::write_json(&json) + "\n").into_bytes())
}

/// An MDM^T02, framed where that is asked for.
pub fn message(note: &Note, wishes: &Wishes) -> Result<Vec<u8>, String> {
    let at = wishes.at.unwrap_or_else(|| fhir::as_of(note));
    let message = v2::mdm_t02(note, &wishes.context.of(note), &wishes.context.route, &pdf(note, wishes)?, at);
    Ok(if wishes.mllp { v2::in_mllp(&message) } else { message }.into_bytes())
}

fn attached(note: &Note, wishes: &Wishes, content: Content) -> Result<Vec<u8>, String> {
    let form = wishes.form(note);
    match content {
        Content::Text => Ok(export::text(note, form, wishes.words).into_bytes()),
        Content::Xhtml => Ok(export::xhtml(note, form, wishes.words).into_bytes()),
        Content::Rtf => Ok(export::rtf(note, form, wishes.words).into_bytes()),
        Content::Pdf => pdf(note, wishes),
        Content::Svg | Content::Png => Err("a picture is no document of a note".to_owned()),
    }
}

/// The report, as it was asked for.
pub fn pdf(note: &Note, wishes: &Wishes) -> Result<Vec<u8>, String> {
    let options = ReportOptions { form: wishes.form, ..wishes.report };
    report::pdf(note, &options).map(|report| report.bytes).map_err(|why| why.to_string())
}
