/** The link to the desk: tells of each page that comes, and says so when none has come for too long. */
const LOST_AFTER_MILLIS = 2500;
const ANEW_AFTER_MILLIS = 6000;

export function follow({ onPage, onLink, onBreak }) {
  let source;
  let heardAt = performance.now();
  let lastTry = heardAt;
  let state = "waiting";

  const become = (next) => {
    if (next !== state) onLink(state = next, silence());
  };
  const silence = () => performance.now() - heardAt;

  const open = () => {
    source?.close();
    lastTry = performance.now();
    source = new EventSource("/api/desk/stream");
    source.onmessage = (event) => {
      const page = JSON.parse(event.data);
      heardAt = performance.now();
      become("live");
      onPage(page);
    };
    source.onerror = onBreak;
  };

  setInterval(() => {
    if (silence() > LOST_AFTER_MILLIS) {
      become("lost");
      onLink("lost", silence());
      if (performance.now() - lastTry > ANEW_AFTER_MILLIS) open();
    }
  }, 250);
  open();
}
