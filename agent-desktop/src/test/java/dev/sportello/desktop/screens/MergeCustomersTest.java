package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.sample.Shoppers;
import dev.sportello.model.MergeId;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.MergeBodies.Merge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Merging two profiles of one person, by keyboard alone, and taking it back.
@Tag("long")
class MergeCustomersTest extends OnCustomerPane {
    private static final ProfileId GUEST = new ProfileId(new UUID(8, 8));

    @Test
    void theOtherIsFoundBothAreShownSideBySideAndTheMergeCanBeUndone() throws Exception {
        find(guest(null));
        new Keys(window.keyboard()).press(KeyCode.ENTER);
        soon().until(() -> asks("Is this one person?"));
        assertThat(asked()).contains("Maria Rossi", "Mary Guest", "mary@example.com", "Stays", "Goes to it");
        new Keys(window.keyboard()).press(KeyCode.ENTER);
        soon().until(() -> says("Merged with Luca Ferrari by Anna Bianchi"));
        assertThat(answers().mergesAsked).containsExactly(maria() + " " + GUEST);

        window.fire(".merge-bar .button");
        soon().until(() -> !says("Merged with Luca Ferrari by Anna Bianchi"));
        assertThat(answers().mergesUndone).hasSize(1);
    }

    @Test
    void twoCustomersAreNotOfferedToBeMerged() throws Exception {
        find(guest("c-99"));
        new Keys(window.keyboard()).press(KeyCode.ENTER);
        soon().until(() -> asks("These are two customers"));
        new Keys(window.keyboard()).press(KeyCode.ENTER);
        window.settle();
        assertThat(answers().mergesAsked).isEmpty();
    }

    @Test
    void whyItWasNotDoneIsSaid() throws Exception {
        answers().mergeRefused = ErrorKind.SAME_PROFILE;
        find(guest(null));
        new Keys(window.keyboard()).press(KeyCode.ENTER);
        soon().until(() -> asks("Is this one person?"));
        new Keys(window.keyboard()).press(KeyCode.ENTER);
        soon().until(() -> says("These are one profile already."));
    }

    @Test
    void whatAnotherAgentHasMergedCanBeUndoneHere() throws Exception {
        answers().merges = List.of(merged(Shop.NOW));
        change();
        soon().until(() -> says("Merged with Mary Guest by Bruno Verdi"));
    }

    private void find(Profile other) throws Exception {
        answers().customers = List.of(Shoppers.maria(), other);
        soon().until(() -> says("Maria Rossi"));
        Fx.run(() -> ((MenuButton) window.find(".customer .icon-menu"))
                .getItems()
                .getFirst()
                .fire());
        assertThat(Fx.get(() -> window.find("#customerQuery").isFocused())).isTrue();
        Fx.run(() -> ((TextField) window.find("#customerQuery")).setText("mar"));
        // Maria herself is not offered.
        soon().until(() ->
                Fx.get(() -> ((ListView<?>) window.find(".found")).getItems().size()) == 1);
    }

    private static Profile guest(@Nullable String customerId) {
        return new Profile(
                GUEST,
                customerId,
                "Mary Guest",
                "mary@example.com",
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Profile.Verified.NOTHING,
                List.of(),
                null);
    }

    private boolean asks(String question) throws Exception {
        return asked().contains(question);
    }

    private List<String> asked() throws Exception {
        return Fx.get(() -> {
            var question = window.find(".window").lookup(".question");
            return question == null
                    ? List.<String>of()
                    : question.lookupAll(".label").stream()
                            .filter(Label.class::isInstance)
                            .map(label -> ((Label) label).getText())
                            .toList();
        });
    }

    /// As a click at a notification does it, which comes from outside the window.
    @Test
    void whatWasAskedOfOneCustomerIsNotDoneToAnother() throws Exception {
        find(guest(null));
        new Keys(window.keyboard()).press(KeyCode.ENTER);
        soon().until(() -> asks("Is this one person?"));
        window.open(LUCA);
        assertThat(asks("Is this one person?")).isTrue();
        new Keys(window.keyboard()).press(KeyCode.ENTER);
        soon().until(() -> !answers().mergesAsked.isEmpty());
        assertThat(answers().mergesAsked).allMatch(asked -> asked.startsWith(maria().toString()));
    }

    @Test
    void whyItWasNotDoneIsToldByNameWhereAnotherCustomerIsShownByThen() throws Exception {
        answers().mergeRefused = ErrorKind.SAME_PROFILE;
        find(guest(null));
        new Keys(window.keyboard()).press(KeyCode.ENTER);
        soon().until(() -> asks("Is this one person?"));
        window.open(LUCA);
        new Keys(window.keyboard()).press(KeyCode.ENTER);
        soon().until(() -> toasts().equals(List.of("Maria Rossi was not merged. These are one profile already.")));
        assertThat(says("These are one profile already.")).isFalse();
    }

    @Test
    void whyAMergeWasNotUndoneIsToldByNameWhereAnotherCustomerIsShownByThen() throws Exception {
        answers().merges = List.of(merged(Shop.NOW));
        change();
        soon().until(() -> says("Merged with Mary Guest by Bruno Verdi"));
        answers().undoRefused = ErrorKind.UNDO_TOO_LATE;
        answers().holdNext("" + merged(Shop.NOW).id());
        window.fire(".merge-bar .button");
        soon().until(() -> !answers().held.isEmpty());
        window.open(LUCA);
        answers().release();
        soon().until(() -> toasts().equals(List.of(
                "The merge of Maria Rossi was not undone. This was more than ten minutes ago, and stays.")));
    }

    private List<String> toasts() throws Exception {
        return Fx.get(() -> window.shown(".toast .words")
                .map(words -> ((Label) words).getText())
                .toList());
    }

    @Test
    void whatWentBackToTheOtherProfileIsNotShownAnyMore() throws Exception {
        soon().until(() -> says("Maria Rossi"));
        var own = answers().events;
        answers().events = Stream.concat(Stream.of(viewed(0)), own.stream()).toList();
        answers().merges = List.of(new Merge(
                new MergeId(new UUID(9, 9)),
                maria(),
                GUEST,
                "Mary Guest",
                "Bruno Verdi",
                Shop.NOW,
                Shop.NOW.plusSeconds(600)));
        change();
        soon().until(() -> says("Viewed thing 0") && says("Merged with Mary Guest by Bruno Verdi"));
        answers().events = own;
        window.fire(".merge-bar .button");
        soon().until(() -> !says("Viewed thing 0"));
    }

    /// The relay's clock goes two hours behind the one here.
    @Test
    void itIsOfferedToUndoItWhateverTheClockHereSays() throws Exception {
        soon().until(() -> says("Maria Rossi"));
        answers().merges = List.of(merged(Shop.NOW.minus(Duration.ofHours(2))));
        change();
        soon().until(() -> says("Merged with Mary Guest by Bruno Verdi"));
        // More than a second, after which it is looked at again.
        Fx.pulses(100);
        assertThat(says("Merged with Mary Guest by Bruno Verdi")).isTrue();
    }

    private static Merge merged(Instant at) {
        return new Merge(
                new MergeId(new UUID(9, 9)), maria(), GUEST, "Mary Guest", "Bruno Verdi", at, at.plusSeconds(600));
    }
}
