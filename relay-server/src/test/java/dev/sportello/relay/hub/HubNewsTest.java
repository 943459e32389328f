package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What tells of an answer where the shopper does not look: the tab's title, a sound, a notification.
class HubNewsTest extends HubTest {
    /// Counts the sounds and the notifications of a page, in the place of making them.
    private static final String COUNTS = """
            window.rings = 0;
            window.notes = [];
            const Context = window.AudioContext;
            window.AudioContext = function () { window.rings++; return new Context(); };
            window.Notification = class {
              constructor(title, options) {
                if (Notification.permission === "granted") notes.push([title, options.body]);
              }
              close() { notes.pop(); }
            };
            Object.assign(Notification, { permission: "default", asked: 0 });
            Notification.requestPermission = async () => { Notification.asked++; return (Notification.permission = "granted"); };
            """;

    /// As on a phone, where notifications are a matter of service workers.
    private static final String ILLEGAL = """
            Notification = Object.assign(class { constructor() { throw new TypeError("Illegal constructor."); } }, Notification);
            """;

    @Test
    void theTitleOfATabThatNobodyLooksAtCountsWhatIsUnread() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper).openChat();
        hub.send("Hello");
        hide(hub, true);
        annaReplies(shopper, "Good morning");
        title(hub, "(1) A shop");
        annaReplies(shopper, "How can I help?");
        title(hub, "(2) A shop");
        hub.page().evaluate("document.title = 'Sale today'");
        title(hub, "(2) Sale today");
        hide(hub, false);
        title(hub, "Sale today");
    }

    @Test
    void aPageThatInsistsOnItsTitleKeepsIt() {
        var shopper = newShopper();
        var hub = visit(profile(), shopper).openChat();
        hub.send("Hello");
        hub.page().evaluate("""
                () => {
                  window.writes = 0;
                  new MutationObserver(() => { if (document.title !== "Mine") { window.writes++; document.title = "Mine"; } })
                    .observe(document.head, { childList: true, subtree: true });
                  document.title = "Mine";
                }""");
        hide(hub, true);
        annaReplies(shopper, "Good morning");
        hub.await(() -> hub.find(".badge").textContent().equals("1"));
        title(hub, "Mine");
        assertThat((Integer) hub.page().evaluate("writes")).isLessThan(100);
    }

    @Test
    void anAnswerSoundsOnceHoweverManyTabsThereAre() {
        var shopper = newShopper();
        var profile = profile();
        profile.addInitScript(COUNTS);
        var tabs = List.of(visit(profile, shopper), visit(profile, shopper), visit(profile, shopper));
        tabs.forEach(tab -> tab.openChat().launcher().click());
        tabs.getFirst().openChat().send("Hello");
        tabs.getFirst().launcher().click();
        tabs.forEach(tab -> hide(tab, true));
        annaReplies(shopper, "Good morning");
        tabs.forEach(tab -> assertThat(tab.find(".badge")).hasText("1"));
        tabs.getFirst().await(() -> rings(tabs) > 0);
        // So long every tab has had its turn.
        tabs.forEach(tab -> tab.page().evaluate("new Promise((resolve) => setTimeout(resolve, 1500))"));
        assertThat(rings(tabs)).isEqualTo(1);
    }

    @Test
    void whoReadsTheAnswerHearsNothing() {
        var shopper = newShopper();
        var profile = profile();
        profile.addInitScript(COUNTS);
        var other = visit(profile, shopper).openChat();
        other.launcher().click();
        hide(other, true);
        var hub = visit(profile, shopper).openChat();
        hub.send("Hello");
        annaReplies(shopper, "Good morning");
        assertThat(hub.bubbles()).hasCount(2);
        other.page().evaluate("new Promise((resolve) => setTimeout(resolve, 1500))");
        assertThat(rings(List.of(hub, other))).isZero();
    }

    @Test
    void theSoundIsSwitchedOffInTheMenuAndStaysOff() {
        var shopper = newShopper();
        var profile = profile();
        profile.addInitScript(COUNTS);
        var hub = visit(profile, shopper).openChat();
        hub.send("Hello");
        choose(hub, "Sound for answers");
        hub.goTo(Map.of("who", shopper));
        hub.openChat();
        hub.button("More").click();
        assertThat(hub.find(".menu [role=menuitemcheckbox]").first()).hasAttribute("aria-checked", "false");
        hide(hub, true);
        annaReplies(shopper, "Good morning");
        title(hub, "(1) A shop");
        assertThat(rings(List.of(hub))).isZero();
    }

    @Test
    void theSoundIsSwitchedOffAlsoWhereTheStorageIsFull() {
        var shopper = newShopper();
        var profile = profile();
        profile.addInitScript(COUNTS);
        var hub = visit(profile, shopper).openChat();
        hub.send("Hello");
        hub.page()
                .evaluate(
                        "() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') } }");
        hub.button("More").click();
        var sound = hub.find(".menu [role=menuitemcheckbox]").first();
        sound.click();
        assertThat(sound).hasAttribute("aria-checked", "false");
        hub.page().keyboard().press("Escape");
        hide(hub, true);
        annaReplies(shopper, "Good morning");
        title(hub, "(1) A shop");
        assertThat(rings(List.of(hub))).isZero();
    }

    /// As where the browser lets the page keep nothing.
    @Test
    void anAnswerSoundsAlsoWhereTheBrowserGivesNoLocks() {
        var shopper = newShopper();
        var profile = profile();
        profile.addInitScript(COUNTS);
        profile.addInitScript("Object.defineProperty(navigator, 'locks', "
                + "{ value: { request: LockManager.prototype.request } })");
        var hub = visit(profile, shopper).openChat();
        hub.send("Hello");
        hide(hub, true);
        annaReplies(shopper, "Good morning");
        title(hub, "(1) A shop");
        hub.await(() -> rings(List.of(hub)) == 1);
        assertThat((List<?>) hub.faults()).isEmpty();
    }

    @Test
    void aNotificationIsShownToWhoAskedForItInThePanelAndToNobodyElse() {
        var shopper = newShopper();
        var profile = profile();
        profile.addInitScript(COUNTS);
        var hub = visit(profile, shopper).openChat();
        hub.send("Hello");
        hide(hub, true);
        annaReplies(shopper, "One");
        title(hub, "(1) A shop");
        assertThat((Integer) hub.page().evaluate("Notification.asked + notes.length"))
                .isZero();
        hide(hub, false);
        choose(hub, "Notifications on this device");
        assertThat((Integer) hub.page().evaluate("Notification.asked")).isEqualTo(1);
        hide(hub, true);
        annaReplies(shopper, "Two");
        hub.await(() -> hub.page().evaluate("notes.length").equals(1));
        assertThat((List<?>) hub.page().evaluate("notes[0]")).isEqualTo(List.of("Bottega", "Anna: Two"));
    }

    @Test
    void anAnswerThatIsReadInAnotherTabLeavesNoNotificationBehind() {
        var shopper = newShopper();
        var profile = profile();
        profile.addInitScript(COUNTS);
        var hub = visit(profile, shopper).openChat();
        hub.send("Hello");
        choose(hub, "Notifications on this device");
        hide(hub, true);
        annaReplies(shopper, "Good morning");
        hub.await(() -> hub.page().evaluate("notes.length").equals(1));
        title(hub, "(1) A shop");
        var other = visit(profile, shopper).openChat();
        assertThat(other.bubbles()).hasCount(2);
        title(hub, "A shop");
        hub.await(() -> hub.page().evaluate("notes.length").equals(0));
    }

    @Test
    void aChatThatHasEndedCallsNobodyBackAndItsLastMessageCanStillBeRead() {
        var shopper = newShopper();
        var profile = profile();
        profile.addInitScript(COUNTS);
        var hub = visit(profile, shopper).openChat();
        hub.send("Hello");
        choose(hub, "Notifications on this device");
        hub.launcher().click();
        hide(hub, true);
        annaReplies(shopper, "Goodbye");
        hub.await(() -> hub.page().evaluate("notes.length").equals(1));
        title(hub, "(1) A shop");
        annaCloses(shopper);
        title(hub, "A shop");
        hub.await(() -> hub.page().evaluate("notes.length").equals(0));
        hide(hub, false);
        assertThat(hub.find(".badge")).hasText("1");
        hub.open();
        assertThat(hub.bubbles()).hasText(new String[] {"Hello", "Goodbye"});
        assertThat(hub.find(".badge")).hasText("0");
        hub.launcher().click();
        assertThat(hub.find(".badge")).isHidden();
    }

    @Test
    void aBrowserThatMakesNoNotificationsForPagesOffersNone() {
        var shopper = newShopper();
        var profile = profile();
        profile.addInitScript(COUNTS);
        profile.addInitScript(ILLEGAL);
        var hub = visit(profile, shopper).openChat();
        hub.send("Hello");
        hub.button("More").click();
        assertThat(hub.find(".menu [role=menuitemcheckbox]")).hasText("Sound for answers");
        assertThat((List<?>) hub.faults()).isEmpty();
    }

    @Test
    void aNotificationThatCannotBeMadeCostsNothingElse() {
        var shopper = newShopper();
        var profile = profile();
        profile.addInitScript(COUNTS);
        profile.addInitScript(ILLEGAL + "Notification.permission = 'granted';");
        var hub = visit(profile, shopper).openChat();
        hub.send("Hello");
        choose(hub, "Notifications on this device");
        hide(hub, true);
        annaReplies(shopper, "Good morning");
        title(hub, "(1) A shop");
        hub.await(() -> rings(List.of(hub)) == 1);
        hide(hub, false);
        hub.button("More").click();
        assertThat(hub.find(".menu [role=menuitemcheckbox]")).hasText("Sound for answers");
        hub.page().keyboard().press("Escape");
        hub.send("Thank you");
        assertThat((List<?>) hub.faults()).isEmpty();
    }

    @Test
    void onlyATabThatIsLookedAtShowsTheAnswerAboveItsLauncher() {
        var shopper = newShopper();
        var profile = profile();
        var writer = visit(profile, shopper).openChat();
        writer.send("Hello");
        writer.launcher().click();
        var tabs = List.of(writer, visit(profile, shopper), visit(profile, shopper));
        tabs.forEach(tab -> hide(tab, true));
        annaReplies(shopper, "Good morning");
        for (var tab : tabs) {
            assertThat(tab.find(".badge")).hasText("1");
            assertThat(tab.find(".teaser[role=status]")).hasCount(0);
        }
        hide(tabs.get(1), false);
        assertThat(tabs.get(1).find(".teaser .text")).hasText("Anna: Good morning");
        knowsWhatIsKept(tabs.get(2), tabs.get(1));
        hide(tabs.get(2), false);
        assertThat(tabs.get(2).find(".teaser[role=status]")).hasCount(0);
        hide(tabs.get(2), true);
        annaReplies(shopper, "Are you there?");
        assertThat(tabs.get(1).find(".teaser .text")).hasText("Anna: Are you there?");
        tabs.get(1).openChat();
        assertThat(tabs.get(2).find(".badge")).isHidden();
        hide(tabs.get(2), false);
        assertThat(tabs.get(2).find(".teaser[role=status]")).hasCount(0);
    }

    /// What one tab has kept, another one reads a moment later.
    private static void knowsWhatIsKept(Hub hub, Hub from) {
        hub.await(() -> kept(hub).equals(kept(from)));
    }

    private static Object kept(Hub hub) {
        return hub.page().evaluate("Object.entries(localStorage).sort().join()");
    }

    private static void choose(Hub hub, String label) {
        hub.button("More").click();
        hub.find(".menu button")
                .filter(new Locator.FilterOptions().setHasText(label))
                .click();
        hub.page().keyboard().press("Escape");
    }

    private static int rings(List<Hub> tabs) {
        return tabs.stream()
                .mapToInt(tab -> (Integer) tab.page().evaluate("rings"))
                .sum();
    }

    private static void title(Hub hub, String title) {
        hub.await(() -> title.equals(hub.page().title()));
    }

    /// As if the shopper had gone to another tab, or came back.
    private static void hide(Hub hub, boolean isHidden) {
        hub.page().evaluate("""
                (isHidden) => {
                  Object.defineProperty(Document.prototype, "hidden", { get: () => isHidden, configurable: true });
                  Document.prototype.hasFocus = () => !isHidden;
                  document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
                }""", isHidden);
    }
}
