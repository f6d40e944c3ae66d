import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

// Without this line Vue looks for a component of its own by that name.
const isCustomElement = (tag) => tag === "palpate-notes";

export default defineConfig({ plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] });
