//! Functions of a WebAssembly module that read the same become one, generic code that came out alike for several types; and
//! those that read alike lie beside each other, where what packs the file finds it cheaper to say so.

use std::collections::HashMap;

use anyhow::{Result, anyhow};
use wasm_encoder::{
    CodeSection, FunctionSection, Module,
    reencode::{Error, Reencode},
};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// The module with one of each function. Callers that differed in nothing but which twin they call are twins after that.
pub fn merged(wasm: Vec<u8>) -> Result<Vec<u8>> {
    let mut merged = wasm;
    while let Some(order) = Functions::of(&merged)?.without_twins() {
        merged = order.of(&merged)?;
    }
    Ok(merged)
}

/// The module with its functions in the order of their bytes.
pub fn alike_together(wasm: &[u8]) -> Result<Vec<u8>> {
    Functions::of(wasm)?.by_bytes().of(wasm)
}

/// The functions of a module that are not imported, each with the index of its type.
struct Functions<'a> {
    imported: u32,
    known: Vec<(u32, &'a [u8])>,
}

impl Functions<'_> {
    fn of(wasm: &[u8]) -> Result<Functions<'_>> {
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
        Ok(Functions { imported, known: types.into_iter().zip(bodies).collect() })
    }

    /// None where no two functions are alike.
    fn without_twins(&self) -> Option<Order> {
        let mut firsts = HashMap::new();
        let mut order = Order { places: (0..self.imported).collect(), stay: Vec::new() };
        for (place, alike) in self.known.iter().enumerate() {
            let next = self.imported + u32::try_from(order.stay.len()).ok()?;
            let first = *firsts.entry(alike).or_insert(next);
            order.places.push(first);
            if first == next {
                order.stay.push(place);
            }
        }
        (order.stay.len() < self.known.len()).then_some(order)
    }

    fn by_bytes(&self) -> Order {
        let mut stay: Vec<usize> = (0..self.known.len()).collect();
        stay.sort_by_key(|place| self.known[*place].1);
        let mut places: Vec<u32> = (0..self.imported).chain(self.known.iter().map(|_| 0)).collect();
        for (new, old) in (self.imported..).zip(&stay) {
            places[self.imported as usize + old] = new;
        }
        Order { places, stay }
    }
}

struct Order {
    /// The index that leads to what each index led to, imports included.
    places: Vec<u32>,
    /// The functions that stay, of those that are not imported, in their order from now on.
    stay: Vec<usize>,
}

impl Order {
    fn of(mut self, wasm: &[u8]) -> Result<Vec<u8>> {
        let mut module = Module::new();
        self.parse_core_module(&mut module, Parser::new(0), wasm)
            .map_err(|why| anyhow!("functions could not be put in another order: {why}"))?;
        Ok(module.finish())
    }
}

impl Reencode for Order {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Self::Error>> {
        Ok(self.places[function as usize])
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let types = section.into_iter().collect::<wasmparser::Result<Vec<u32>>>()?;
        for place in &self.stay {
            functions.function(types[*place]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let bodies = section.into_iter().collect::<wasmparser::Result<Vec<_>>>()?;
        for place in self.stay.clone() {
            self.parse_function_body(code, bodies[place].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, ExportKind, ExportSection, Function, FunctionSection, Module, TypeSection, ValType,
    };

    use super::{alike_together, merged};

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

    #[test]
    fn functions_that_read_alike_lie_together_and_every_name_still_leads_to_what_it_did() {
        use Does::{Call, Give};
        for (before, after, leads_to) in [
            (&[Give(2), Call(0), Give(1)][..], &[Call(2), Give(1), Give(2)][..], &[2, 0, 1][..]),
            (&[Call(1), Give(1)], &[Call(1), Give(1)], &[0, 1]),
            (&[], &[], &[]),
        ] {
            let found = alike_together(&module(before)).unwrap();
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
