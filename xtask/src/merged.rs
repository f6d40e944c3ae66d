//! Functions of a WebAssembly module that read the same become one: generic code that came out alike for several types.

use std::collections::HashMap;

use anyhow::{Result, anyhow};
use wasm_encoder::{
    CodeSection, FunctionSection, Module,
    reencode::{Error, Reencode, utils},
};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// The module with one of each function. Callers that differed in nothing but which twin they call are twins after that.
pub fn merged(wasm: Vec<u8>) -> Result<Vec<u8>> {
    let mut merged = wasm;
    while let Some(mut twins) = Twins::of(&merged)? {
        let mut module = Module::new();
        twins
            .parse_core_module(&mut module, Parser::new(0), &merged)
            .map_err(|why| anyhow!("functions that read the same could not be made one: {why}"))?;
        merged = module.finish();
    }
    Ok(merged)
}

struct Twins {
    /// The function that stands for each from now on, imports included.
    stand_in: Vec<u32>,
    /// For each function that is not imported, whether it stays.
    stays: Vec<bool>,
}

impl Twins {
    /// None where no two functions are alike.
    fn of(wasm: &[u8]) -> Result<Option<Twins>> {
        let (mut imported, mut types, mut bodies) = (0_u32, Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(functions) => {
                    types = functions.into_iter().collect::<wasmparser::Result<Vec<u32>>>()?;
                }
                Payload::CodeSectionEntry(body) => bodies.push(&wasm[body.range()]),
                _ => {}
            }
        }
        let mut firsts = HashMap::new();
        let mut twins = Twins { stand_in: (0..imported).collect(), stays: Vec::new() };
        let mut next = imported;
        for alike in types.into_iter().zip(bodies) {
            let first = *firsts.entry(alike).or_insert(next);
            twins.stand_in.push(first);
            twins.stays.push(first == next);
            next += u32::from(first == next);
        }
        Ok(twins.stays.contains(&false).then_some(twins))
    }
}

impl Reencode for Twins {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Self::Error>> {
        Ok(self.stand_in[function as usize])
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for (place, function) in section.into_iter().enumerate() {
            if self.stays[place] {
                functions.function(utils::type_index(self, function?));
            }
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for (place, body) in section.into_iter().enumerate() {
            if self.stays[place] {
                self.parse_function_body(code, body?)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, ExportKind, ExportSection, Function, FunctionSection, Module, TypeSection, ValType,
    };

    use super::merged;

    /// A module with functions that give a number, or call another one, all of them exported.
    fn module(functions: &[Does]) -> Vec<u8> {
        let (mut types, mut declared, mut exports, mut code) =
            (TypeSection::new(), FunctionSection::new(), ExportSection::new(), CodeSection::new());
        types.ty().function([], [ValType::I32]);
        for (place, does) in (0..).zip(functions) {
            declared.function(0);
            exports.export(&format!("f{place}"), ExportKind::Func, place);
            let mut body = Function::new([]);
            match *does {
                Does::Give(number) => body.instructions().i32_const(number).end(),
                Does::Call(other) => body.instructions().call(other).end(),
            };
            code.function(&body);
        }
        let mut module = Module::new();
        module.section(&types).section(&declared).section(&exports).section(&code);
        module.finish()
    }

    #[derive(Clone, Copy)]
    enum Does {
        Give(i32),
        Call(u32),
    }

    #[test]
    fn functions_that_read_the_same_become_one_and_every_name_still_leads_to_what_it_did() {
        use Does::{Call, Give};
        // Each function's place, once the twins are gone.
        for (before, after, leads_to) in [
            (&[Give(1), Give(2)][..], &[Give(1), Give(2)][..], &[0, 1][..]),
            (&[Give(1), Give(2), Give(1)], &[Give(1), Give(2)], &[0, 1, 0]),
            (&[Give(1), Give(1), Call(0), Call(1)], &[Give(1), Call(0)], &[0, 0, 1, 1]),
            (&[Call(1), Give(3), Call(3), Give(3), Give(4)], &[Call(1), Give(3), Give(4)], &[0, 1, 0, 1, 2]),
        ] {
            let found = merged(module(before)).unwrap();
            assert_eq!(exports(&found), leads_to);
            assert_eq!(code(&found), code(&module(after)));
        }
    }

    fn exports(wasm: &[u8]) -> Vec<u32> {
        wasmparser::Parser::new(0)
            .parse_all(wasm)
            .filter_map(|payload| match payload.unwrap() {
                wasmparser::Payload::ExportSection(exports) => Some(exports),
                _ => None,
            })
            .flatten()
            .map(|export| export.unwrap().index)
            .collect()
    }

    fn code(wasm: &[u8]) -> Vec<Vec<u8>> {
        wasmparser::Parser::new(0)
            .parse_all(wasm)
            .filter_map(|payload| match payload.unwrap() {
                wasmparser::Payload::CodeSectionEntry(body) => Some(wasm[body.range()].to_vec()),
                _ => None,
            })
            .collect()
    }
}
