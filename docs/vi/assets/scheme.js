// Before the first paint: the colours that the reader chose last time. Nothing else is kept about anybody.
try {
  const chosen = localStorage.getItem("scheme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.scheme = chosen;
} catch { /* storage may be closed to us; the system's own choice stands */ }
