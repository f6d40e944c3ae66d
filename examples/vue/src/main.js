import "palpate";
import "palpate/palpate.css";
import { createApp } from "vue";
import Session from "./Session.vue";

createApp(Session).mount("#app");
