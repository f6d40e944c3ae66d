import "palpate";
import "palpate/palpate.css";
import { useState } from "react";
import { createRoot } from "react-dom/client";

function Session() {
  const [charted, setCharted] = useState("nothing yet");
  return (
    <>
      <p>Charted: <output>{charted}</output></p>
      <palpate-notes
        favourites={["pain-local", "adhesion"]}
        onpalpate-change={({ detail }) => {
          const findings = detail.note.note.findings ?? [];
          setCharted(findings.map(({ finding }) => finding).join(", "));
        }}
      />
    </>
  );
}

createRoot(document.getElementById("root")!).render(<Session />);
