//! What palpate.wasm and palpate.js call each other's functions, without the hashes that make the names long: each is
//! sixteen letters that no compression shortens, and stands in both.

use std::collections::{HashMap, HashSet};

use walrus::Module;

/// Names them anew in both: what is left without the hash, with a number where that would be another one's name.
pub fn shorten(module: &mut Module, script: &str) -> String {
    let mut names = Names::default();
    for name in module.imports.iter().map(|import| &import.name).chain(module.exports.iter().map(|export| &export.name))
    {
        names.taken.insert(name.clone());
    }
    module.imports.iter_mut().for_each(|import| names.shorten(&mut import.name));
    module.exports.iter_mut().for_each(|export| names.shorten(&mut export.name));
    each_word(script, |word| names.new.get(word).map_or(word, String::as_str))
}

#[derive(Default)]
struct Names {
    taken: HashSet<String>,
    /// By the old one.
    new: HashMap<String, String>,
}

impl Names {
    fn shorten(&mut self, name: &mut String) {
        let Some(short) = without_hash(name) else { return };
        let numbered = (2..).map(|number| format!("{short}{number}"));
        let new = std::iter::once(short.to_owned()).chain(numbered).find(|new| self.taken.insert(new.clone()));
        if let Some(new) = new {
            self.new.insert(std::mem::replace(name, new.clone()), new);
        }
    }
}

/// `__wbg_body` of `__wbg_body_5f971cbc6950ca4f`, as of `__wbg_body_h5f971cbc6950ca4f`.
fn without_hash(name: &str) -> Option<&str> {
    let (short, hash) = name.rsplit_once('_')?;
    let hash = hash.strip_prefix('h').unwrap_or(hash);
    let is_hash = hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    (is_hash && !short.is_empty()).then_some(short)
}

/// The script with each of its words as `new` has it.
fn each_word<'a>(script: &'a str, new: impl Fn(&'a str) -> &'a str) -> String {
    let is_of_word = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '$';
    let mut written = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(is_of_word) {
        let (between, from) = rest.split_at(start);
        let (word, after) = from.split_at(from.find(|letter| !is_of_word(letter)).unwrap_or(from.len()));
        written.push_str(between);
        written.push_str(new(word));
        rest = after;
    }
    written + rest
}

#[cfg(test)]
mod tests {
    use walrus::{FunctionBuilder, Module, ModuleConfig, ValType};

    use super::{shorten, without_hash};

    #[test]
    fn a_name_is_shortened_only_by_a_hash() {
        for (name, expected) in [
            ("__wbg_body_5f971cbc6950ca4f", Some("__wbg_body")),
            ("convert__closures_____invoke__h38858db76b817d71", Some("convert__closures_____invoke_")),
            ("__wbindgen_cast_0000000000000001", Some("__wbindgen_cast")),
            ("__wbindgen_malloc", None),
            ("_5f971cbc6950ca4f", None),
            ("memory_5f97", None),
        ] {
            assert_eq!(without_hash(name), expected, "{name}");
        }
    }

    #[test]
    fn both_sides_call_a_function_by_the_same_new_name() {
        let mut module = Module::with_config(ModuleConfig::new());
        let type_ = module.types.add(&[], &[ValType::I32]);
        for name in
            ["__wbg_get_2080c49015e35254", "__wbg_get_3e7d0feae205d645", "__wbg_get", "__wbg_getter_2080c49015e35254"]
        {
            module.add_import_func("./palpate_bg.js", name, type_);
        }
        let mut gives = FunctionBuilder::new(&mut module.types, &[], &[]);
        gives.func_body();
        let gives = gives.finish(Vec::new(), &mut module.funcs);
        module.exports.add("invoke__h38858db76b817d71", gives);

        let script = "__wbg_get_2080c49015e35254: f($__wbg_get_2080c49015e35254), __wbg_get_3e7d0feae205d645: 1, \
                      __wbg_get: 2, __wbg_getter_2080c49015e35254, wasm.invoke__h38858db76b817d71(é)";
        let written = shorten(&mut module, script);
        assert_eq!(
            written,
            "__wbg_get2: f($__wbg_get_2080c49015e35254), __wbg_get3: 1, __wbg_get: 2, __wbg_getter, wasm.invoke_(é)"
        );
        let imports: Vec<&str> = module.imports.iter().map(|import| import.name.as_str()).collect();
        assert_eq!(imports, ["__wbg_get2", "__wbg_get3", "__wbg_get", "__wbg_getter"]);
        assert!(module.exports.iter().any(|export| export.name == "invoke_"));
    }
}
