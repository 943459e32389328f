package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.sample.Shoppers;
import dev.sportello.model.Change;
import dev.sportello.model.Party;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What an agent sees of the customer beside a thread.
@Tag("long")
class CustomerPaneTest extends OnCustomerPane {
    @Test
    void anOrderOpensToItsLinesTotalsAndTracking() throws Exception {
        soon().until(() -> words().contains("€63.90"));
        assertThat(words()).doesNotContain("Linen shirt");
        window.click(".order-card .entry-line");
        assertThat(words())
                .contains("Linen shirt", "White / M · LS-WM", "2 × €32.00", "€4.90", "DHL", "00340434161094021501")
                .contains("https://parcels.example/track/00340434161094021501");
        window.click(".order-card .entry-line");
        assertThat(words()).doesNotContain("Linen shirt");
    }

    @Test
    void anEventOfAnUnknownKindIsShownByItsMetric() throws Exception {
        soon().until(() -> words().contains("Coffee beans, monthly"));
        assertThat(words()).contains("Started Subscription");
    }

    @Test
    void aFilterAsksForItsKindsOnly() throws Exception {
        soon().until(() -> words().contains("Started a chat"));
        window.fire("#filterCHATS");
        soon().until(() -> !words().contains("Coffee beans, monthly"));
        soon().until(() -> words().contains("Started a chat"));
        window.fire("#filterCHATS");
        soon().until(() -> words().contains("Coffee beans, monthly"));
    }

    @Test
    void whatHappensToTheCustomerWhileTheyAreOnScreenComesByItself() throws Exception {
        soon().until(() -> words().contains("Started a chat"));
        soon().until(() -> desk.relay().follows.stream().anyMatch(follow -> maria().equals(follow.profile())));
        answers().events =
                Stream.concat(Stream.of(viewed(0)), Shoppers.events().stream()).toList();
        change();
        soon().until(() -> words().contains("Viewed thing 0"));
    }

    @Test
    void ofAThousandEventsOnlyThoseNearAreDrawn() throws Exception {
        answers().events =
                IntStream.range(0, 1_000).mapToObj(OnCustomerPane::viewed).toList();
        change();
        soon().until(() -> words().contains("Viewed thing 0"));
        assertThat(words()).doesNotContain("Viewed thing 500");
        assertThat(Fx.get(() -> window.find(".customer").lookupAll(".entry")).size())
                .isLessThan(100);
    }

    @Test
    void nothingOfOneCustomerStaysWithAnother() throws Exception {
        soon().until(() -> words().contains("Started a chat"));
        window.open(LUCA);
        soon().until(() -> words().contains("Luca Ferrari"));
        soon().until(() -> words().contains("Nothing has happened yet."));
        assertThat(words()).doesNotContain("Maria Rossi", "Started a chat", "#2117");
    }

    @Test
    void theHistoryCanBeTriedAgain() throws Exception {
        window.open(LUCA);
        soon().until(() -> words().contains("Luca Ferrari"));
        answers().eventsFail = true;
        window.open(MARIA);
        soon().until(() -> words().contains("The history could not be loaded."));
        answers().eventsFail = false;
        window.fire(".events-failure .button");
        soon().until(() -> words().contains("Started a chat"));
    }

    @Test
    void anotherTicketOfTheCustomerIsOneClickAway() throws Exception {
        var earlier = shop.open(987, "Maria Rossi", Duration.ofDays(30));
        shop.enter(earlier, Duration.ofDays(29), new Change.TicketClosed(new Party.Shopper()));
        desk.settle();
        soon().until(() -> words().containsAll(List.of("#987", "Closed")));
        assertThat(words()).doesNotContain("#1042");
        window.fire(".ticket-line");
        soon().until(() -> earlier.equals(window.opened()));
    }

    @Test
    void aTicketFromBeforeTheSignInComesWhileTheCustomerIsOnScreenAndIsFollowed() throws Exception {
        soon().until(() -> words().contains("c-7"));
        var earlier = shop.open(988, "maria@example.com", Duration.ofDays(40));
        shop.enter(earlier, Duration.ofDays(39), new Change.TicketClosed(new Party.Shopper()));
        desk.settle();
        assertThat(words()).doesNotContain("#988");
        answers().earlier = Set.of(earlier);
        change();
        soon().until(() -> words().containsAll(List.of("#988", "Closed")));
        shop.enter(earlier, Duration.ZERO, new Change.TicketReopened(new Party.Shopper()));
        soon().until(() -> words().contains("#988") && !words().contains("Closed"));
        answers().earlier = Set.of();
        change();
        soon().until(() -> !words().contains("#988"));
    }

    @Test
    void aClickCopiesAFact() throws Exception {
        soon().until(() -> words().contains("c-7"));
        window.click(".fact");
        assertThat(Fx.get(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("maria.rossi@example.com");
    }

    @Test
    void theArrowKeysGoThroughTheHistoryAndEnterOpens() throws Exception {
        soon().until(() -> words().contains("€63.90"));
        Fx.run(() -> window.find(".entry").requestFocus());
        var keys = new Keys(window.keyboard());
        keys.press(KeyCode.DOWN, KeyCode.ENTER);
        assertThat(words()).contains("Linen shirt");
        keys.press(KeyCode.UP);
        assertThat(Fx.get(() -> window.find(".entry").isFocused())).isTrue();
    }
}
