// Filters what is already on the page. Without it everything is shown.
const form = document.querySelector(".filter");
if (form) {
  form.hidden = false;
  const find = document.getElementById("find");
  const errors = document.getElementById("errors");
  const rows = [...document.querySelectorAll("details.rule, #rules ~ .wide:first-of-type tbody tr")];
  const show = () => {
    const wanted = find.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      const is = (!errors.checked || row.classList.contains("error")) && row.textContent.toLowerCase().includes(wanted);
      row.hidden = !is;
      if (is && row.tagName === "DETAILS") shown += 1;
    }
    document.getElementById("shown").textContent = `${shown} rules shown`;
  };
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
}
const open = () => {
  const rule = location.hash && document.getElementById(location.hash.slice(1));
  if (rule && rule.tagName === "DETAILS") rule.open = true;
};
addEventListener("hashchange", open);
open();
