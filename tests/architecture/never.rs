//! The part of the Never list that can be read off the source.

use crate::tokens::{Token, tokens};

/// Names that stand for something no source does, and what that is.
const FORBIDDEN: [(&[&str], &str); 5] = [
    (
        &[
            "set_inner_html",
            "set_outer_html",
            "insert_adjacent_html",
            "from_html_unchecked",
            "create_contextual_fragment",
        ],
        "makes markup from text",
    ),
    (
        &[
            "fetch",
            "fetch_with_str",
            "fetch_with_request",
            "XmlHttpRequest",
            "WebSocket",
            "EventSource",
            "send_beacon",
            "send_beacon_with_opt_str",
        ],
        "makes a request",
    ),
    (&["SystemTime", "Instant"], "reads a clock that a browser does not have"),
    (&["eval", "new_no_args", "new_with_args"], "runs text as a program"),
    (&["set_css_text"], "writes styles as text"),
];

/// Where one of these is right: the file, the name, and why.
const ALLOWED: [(&str, &str, &str); 0] = [];

/// Layers whose state `reduce` alone changes, and which run on any machine.
const PURE: [&str; 6] = ["chart", "note", "course", "editor", "words", "export"];

pub fn breaches(file: &str, text: &str) -> Vec<String> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    for (at, (line, token)) in tokens.iter().enumerate() {
        let Some(word) = token.word() else { continue };
        let next = tokens.get(at + 1).map(|(_, next)| next);
        if let Some((_, what)) = FORBIDDEN.iter().find(|(names, _)| names.contains(&word)) {
            // A function of that name is declared or passed on elsewhere; here only uses count.
            let is_use = word.contains(char::is_uppercase) || next.is_some_and(|next| next.is("("));
            if is_use && !ALLOWED.iter().any(|(place, name, _)| *place == file && *name == word) {
                found.push(format!("{file}:{line}: {word} {what}"));
            }
        }
        if word.starts_with("set_attribute") && sets_style(&tokens[at + 1..]) {
            found.push(format!("{file}:{line}: {word} sets a style attribute, which the policy blocks"));
        }
        if word == "html" && next.is_some_and(|next| next.is("!")) {
            found.extend(styles_in_markup(&tokens[at + 2..]).map(|line| {
                format!("{file}:{line}: style= in html! is blocked by the policy; use a class or an SVG attribute")
            }));
        }
        let layer = file.trim_start_matches("src/").split(['/', '.']).next().unwrap_or_default();
        if word == "feature" && PURE.contains(&layer) && asks_for_web(&tokens[at + 1..]) {
            found.push(format!("{file}:{line}: {layer} has a part for the browser alone"));
        }
    }
    found
}

fn sets_style(tokens: &[(usize, Token)]) -> bool {
    let mut arguments = tokens.iter().take_while(|(_, token)| !token.is(",")).map(|(_, token)| token);
    arguments.any(|token| *token == Token::Text("style".into()))
}

fn asks_for_web(tokens: &[(usize, Token)]) -> bool {
    matches!(tokens, [(_, equals), (_, feature), ..] if equals.is("=") && *feature == Token::Text("web".into()))
}

/// The lines of the `style=` attributes in one `html!`; `tokens` begin at its opening bracket.
fn styles_in_markup(tokens: &[(usize, Token)]) -> impl Iterator<Item = usize> {
    let mut depth = 0_i32;
    let end = tokens.iter().position(|(_, token)| {
        depth += match token {
            Token::Sign('{' | '(' | '[') => 1,
            Token::Sign('}' | ')' | ']') => -1,
            _ => 0,
        };
        depth == 0
    });
    tokens[..end.unwrap_or(tokens.len())].windows(4).filter_map(|window| {
        let [(_, before), (line, name), (_, equals), (_, value)] = window else {
            return None;
        };
        let is_variable = before.is("let") || before.is("mut") || before.is(".");
        (name.is("style") && equals.is("=") && !value.is("=") && !is_variable).then_some(*line)
    })
}

#[test]
fn each_thing_never_done_is_found_where_it_is_done() {
    for (file, text, expected) in [
        ("src/ui.rs", "html! { <p class=\"a\">{ \"style=\" }</p> }", ""),
        (
            "src/ui.rs",
            "html! {\n <p style={x}/> }",
            "src/ui.rs:2: style= in html! is blocked by the policy; use a class or an SVG attribute",
        ),
        (
            "src/ui.rs",
            "html! { <p style=\"a\"/> }",
            "src/ui.rs:1: style= in html! is blocked by the policy; use a class or an SVG attribute",
        ),
        ("src/ui.rs", "html! { { { let style = 1; style } } }; let style = 2;", ""),
        (
            "src/ui.rs",
            "e.set_attribute(\"style\", x)",
            "src/ui.rs:1: set_attribute sets a style attribute, which the policy blocks",
        ),
        ("src/ui.rs", "e.set_attribute(\"class\", \"style\")", ""),
        ("src/ui.rs", "e.set_inner_html(text)", "src/ui.rs:1: set_inner_html makes markup from text"),
        ("src/ui.rs", "Html::from_html_unchecked(text)", "src/ui.rs:1: from_html_unchecked makes markup from text"),
        ("src/app.rs", "window.fetch_with_str(url)", "src/app.rs:1: fetch_with_str makes a request"),
        ("src/app.rs", "// fetch(url)", ""),
        (
            "src/note.rs",
            "use std::time::SystemTime;",
            "src/note.rs:1: SystemTime reads a clock that a browser does not have",
        ),
        ("src/embed.rs", "js_sys::eval(text)", "src/embed.rs:1: eval runs text as a program"),
        ("src/note.rs", "#[cfg(feature = \"web\")]", "src/note.rs:1: note has a part for the browser alone"),
        ("src/note.rs", "#[cfg(feature = \"schema\")]", ""),
        ("src/storage.rs", "#[cfg(feature = \"web\")]", ""),
    ] {
        assert_eq!(breaches(file, text).join("; "), expected, "{file}: {text}");
    }
}
