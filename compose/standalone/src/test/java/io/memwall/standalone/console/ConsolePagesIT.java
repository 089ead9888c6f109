package io.memwall.standalone.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every page in a real browser; pictures of them stay in target/console. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConsolePagesIT {
  private static final Path PICTURES = Path.of("target/console");

  /** What must be said on each page with data; in the order of the menu. */
  private static final Map<String, List<String>> SAYS =
      Map.of(
          "overview", List.of("at the memory wall", "h0-n0/rx", "pool:p0", "changes of state"),
          "hotspots", List.of("CRITICAL", "link:h0-n0/rx", "demand, latency", "decided after"),
          "links", List.of("the 8 busiest directions", "train", "Jain"),
          "contention", List.of("0x40000000", "all masters seen side by side", "llm-13b"),
          "capacity", List.of("theil-sen+week", "20 d (17 to 24)", "cache.c:88", "possible on"),
          "sql", List.of("busiest_links", "Copy as SQL"),
          "quality", List.of("events are missing and nobody declared them", "memory-wall"));

  private Console console;
  private Console empty;
  private Chromium browser;

  @BeforeAll
  void start(@TempDir Path profile) throws Exception {
    browser = Chromium.start(profile);
    console = Console.start(Stored.hour(), 0);
    empty = Console.start(Stored.empty(), 0);
  }

  @AfterAll
  void stop() {
    for (AutoCloseable each : new AutoCloseable[] {browser, console, empty}) {
      close(each);
    }
  }

  private static void close(AutoCloseable each) {
    try {
      if (each != null) {
        each.close();
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void nothingWasComplainedOf_andNothingCameFromElsewhere() {
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests())
        .allMatch(
            url ->
                url.startsWith(console.address())
                    || url.startsWith(empty.address())
                    || url.startsWith("about:")
                    || url.startsWith("blob:"));
  }

  @Test
  void everyPage_isReachedByTheMenu_andShowsFigures() throws Exception {
    browser.open(console.address() + "/");
    for (String page :
        List.of("hotspots", "links", "contention", "capacity", "sql", "quality", "overview")) {
      browser.click("nav a[href^='#/" + page + "']");
      browser.until(
          "document.querySelector('nav a[aria-current]').hash.startsWith('#/" + page + "')");
      browser.settled();
      assertThat(browser.text("main")).as(page).contains(SAYS.get(page));
      assertThat(browser.text("main .error")).as(page).isEmpty();
      assertThat(browser.nameless()).as(page).isEmpty();
      assertThat(browser.evaluate("document.documentElement.scrollWidth <= innerWidth").asBoolean())
          .as(page + " fits the window")
          .isTrue();
      browser.picture(PICTURES.resolve(page + ".png"));
    }
  }

  @Test
  void hotspotLineAndLink_openTheirHistories() throws Exception {
    browser.open(console.address() + "/#/hotspots?entity=link%3Ah0-n0%2Frx");
    assertThat(browser.text("main")).contains("Causes and evidence", "utilisation", "not a pool");
    browser.picture(PICTURES.resolve("hotspot.png"));

    browser.open(console.address() + "/#/contention");
    browser.click("a[data-key='p-0x40000000']");
    browser.until("document.querySelector('h2').innerText === 'History of 0x40000000'");
    browser.settled();
    assertThat(browser.text("main")).contains("by tap n0-tap", "02:00:00:00:00:01");
    browser.click("a[data-key='p-0x40000040']");
    browser.until("document.querySelector('h2').innerText === 'History of 0x40000040'");
    browser.settled();
    assertThat(browser.text("main")).contains("by tap n0-tap", "line");

    browser.open(console.address() + "/#/overview");
    browser.evaluate(
        "document.querySelector('.link').dispatchEvent(new MouseEvent('click', {bubbles: true}))");
    browser.until("document.querySelector('h1').innerText === 'Links'");
    browser.settled();
    assertThat(browser.text("main")).contains("Link h0-n0", "Efficiency");
  }

  @Test
  void savedQuery_isRun_changedAndSavedAsCsv() throws Exception {
    browser.open(console.address() + "/#/sql?query=busiest_links&p.top=3");
    browser.click("button[data-key='run']");
    browser.until("document.querySelectorAll('#answer tbody tr').length === 3");
    browser.click("button[data-key='copy-sql']");
    browser.until("document.querySelector('#sql').value.startsWith('SELECT * FROM busiest_links')");
    browser.evaluate("document.querySelector('#sql').value = 'DROP TABLE flow'");
    browser.click("button[data-key='run-sql']");
    browser.until("document.querySelector('main .error') !== null");
    assertThat(browser.text("main .error")).contains("only questions are asked here");
    // That the server refused is what the browser's own log complains of.
    assertThat(browser.complaints()).allMatch(said -> said.contains("400"));
    browser.complaints().clear();
  }

  @Test
  void linkWithAbsoluteTimes_holdsThem_andIsNotRefreshed() throws Exception {
    String held = "?from=2026-01-01T00:00:00.000Z&to=2026-01-01T01:00:00.000Z";
    browser.open(console.address() + "/#/hotspots" + held);
    assertThat(browser.text("main")).contains("Nothing has been judged in this range.");
    assertThat(browser.text("#pause")).contains("Held");
    assertThat(browser.evaluate("document.querySelector('nav a').hash").asText())
        .isEqualTo("#/overview?from=2026-01-01T00%3A00%3A00.000Z&to=2026-01-01T01%3A00%3A00.000Z");
  }

  @Test
  void livePage_isAskedAnewByItself() {
    browser.open(console.address() + "/#/quality");
    browser.until("document.querySelector('main').dataset.rounds >= 2");
  }

  @Test
  void emptyStore_saysOnEveryPageWhyAndWhatToDo() throws Exception {
    for (String page : List.of("overview", "capacity", "quality")) {
      browser.open(empty.address() + "/#/" + page);
      assertThat(browser.text("main .error")).as(page).isEmpty();
    }
    browser.picture(PICTURES.resolve("empty.png"));
  }

  @Test
  void keyboardAlone_skipsToTheContent_andReadsAChart() {
    browser.open(console.address() + "/#/links");
    browser.evaluate("document.activeElement.blur()");
    browser.press("Tab", 9);
    assertThat(browser.evaluate("document.activeElement.className").asText()).isEqualTo("skip");
    browser.evaluate("document.querySelector('.chart svg').focus()");
    browser.press("ArrowLeft", 37);
    assertThat(browser.text(".readout")).contains("UTC", "h0-n0/rx");
  }

  @Test
  void dark_isChosenByButton_andRemembered() throws Exception {
    browser.open(console.address() + "/#/overview");
    browser.click("#theme");
    browser.open(console.address() + "/#/overview");
    assertThat(browser.evaluate("document.documentElement.dataset.theme").asText())
        .isEqualTo("dark");
    browser.picture(PICTURES.resolve("overview-dark.png"));
    browser.click("#theme");
  }
}
