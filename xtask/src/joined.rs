//! Two parts of a program become one file.

use anyhow::{Context, Result, anyhow, ensure};
use wasm_encoder::{
    CodeSection, DataCountSection, DataSection, ElementSection, FunctionSection, Module, RawSection, SectionId,
    reencode::{Error, Reencode},
};
use wasmparser::{Parser, Payload, TypeRef};

/// A module that is both. The parts of one program have the same types and the same imports, none of them a function,
/// and call each other through the table that they import.
pub fn joined(first: &[u8], second: &[u8]) -> Result<Vec<u8>> {
    let mut all = Sections::default();
    all.add(first)?;
    let (types, imports) = (all.types.clone(), all.imports.clone());
    all.add(second)?;
    ensure!(types == all.types && imports == all.imports, "two parts of the program differ in types or imports");

    let mut module = Module::new();
    module
        .section(&RawSection { id: SectionId::Type.into(), data: &all.types })
        .section(&RawSection { id: SectionId::Import.into(), data: &all.imports })
        .section(&all.functions)
        .section(&all.elements)
        .section(&DataCountSection { count: all.data.len() })
        .section(&all.code)
        .section(&all.data);
    Ok(module.finish())
}

#[derive(Default)]
struct Sections {
    types: Vec<u8>,
    imports: Vec<u8>,
    functions: FunctionSection,
    elements: ElementSection,
    code: CodeSection,
    data: DataSection,
}

impl Sections {
    fn add(&mut self, wasm: &[u8]) -> Result<()> {
        let mut behind = Behind { functions: self.functions.len(), data: self.data.len() };
        let failed = |why: Error<std::convert::Infallible>| anyhow!("two parts could not be made one file: {why}");
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.context("a part of the program could not be read")? {
                Payload::TypeSection(types) => self.types = wasm[types.range()].to_vec(),
                Payload::ImportSection(imports) => {
                    self.imports = wasm[imports.range()].to_vec();
                    for import in imports.into_imports() {
                        let import = import?;
                        ensure!(!matches!(import.ty, TypeRef::Func(_)), "a part imports a function, {}", import.name);
                    }
                }
                Payload::FunctionSection(functions) => {
                    behind.parse_function_section(&mut self.functions, functions).map_err(failed)?;
                }
                Payload::ElementSection(elements) => {
                    behind.parse_element_section(&mut self.elements, elements).map_err(failed)?;
                }
                Payload::CodeSectionEntry(body) => {
                    behind.parse_function_body(&mut self.code, body).map_err(failed)?;
                }
                Payload::DataSection(data) => behind.parse_data_section(&mut self.data, data).map_err(failed)?,
                Payload::GlobalSection(_) | Payload::TableSection(_) | Payload::MemorySection(_) => {
                    return Err(anyhow!("a part has globals, tables or memories of its own, expected none"));
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// How many functions and data stand before those of a module.
struct Behind {
    functions: u32,
    data: u32,
}

impl Reencode for Behind {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Self::Error>> {
        Ok(self.functions + function)
    }

    fn data_index(&mut self, data: u32) -> Result<u32, Error<Self::Error>> {
        Ok(self.data + data)
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, Function, FunctionSection,
        ImportSection, MemoryType, Module, RefType, TableType, TypeSection, ValType,
    };

    use super::joined;

    /// A part with two functions, the second of which calls the first, put into the table at a place of their own.
    fn part(import: &str, place: i32) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], [ValType::I32]);
        let mut imports = ImportSection::new();
        let memory = MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None };
        imports.import("program", import, EntityType::Memory(memory));
        let table =
            TableType { element_type: RefType::FUNCREF, minimum: 1, maximum: None, table64: false, shared: false };
        imports.import("program", "table", EntityType::Table(table));
        let mut functions = FunctionSection::new();
        functions.function(0).function(0);
        let mut elements = ElementSection::new();
        elements.active(None, &ConstExpr::i32_const(place), Elements::Functions((&[0, 1]).into()));
        let mut code = CodeSection::new();
        let (mut gives, mut calls) = (Function::new([]), Function::new([]));
        gives.instructions().i32_const(place).end();
        calls.instructions().call(0).end();
        code.function(&gives).function(&calls);
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(place), *b"data");
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&elements).section(&code).section(&data);
        module.finish()
    }

    #[test]
    fn what_two_parts_put_into_the_program_one_file_puts_into_it() {
        let both = joined(&part("memory", 3), &part("memory", 7)).unwrap();
        wasmparser::validate(&both).unwrap();
        let (mut elements, mut calls) = (Vec::new(), Vec::new());
        for payload in wasmparser::Parser::new(0).parse_all(&both) {
            match payload.unwrap() {
                wasmparser::Payload::ElementSection(section) => {
                    for element in section {
                        let wasmparser::ElementItems::Functions(functions) = element.unwrap().items else { continue };
                        elements.extend(functions.into_iter().map(Result::unwrap));
                    }
                }
                wasmparser::Payload::CodeSectionEntry(body) => {
                    for operator in body.get_operators_reader().unwrap() {
                        if let wasmparser::Operator::Call { function_index } = operator.unwrap() {
                            calls.push(function_index);
                        }
                    }
                }
                _ => {}
            }
        }
        assert_eq!((elements, calls), (vec![0, 1, 2, 3], vec![0, 2]));
    }

    #[test]
    fn parts_of_different_programs_are_not_joined() {
        assert!(joined(&part("memory", 3), &part("other", 7)).is_err());
    }
}
