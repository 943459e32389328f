package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.sample.Shoppers;
import dev.sportello.model.Profile;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A long history below more facts than the window has room for.
@Tag("long")
class CustomerHistoryTest extends OnCustomerPane {
    private static final int MANY = 300;

    @BeforeEach
    void much() throws Exception {
        answers().profile = talkative();
        answers().events =
                IntStream.rangeClosed(1, MANY).mapToObj(OnCustomerPane::viewed).toList();
        change();
        soon().until(() -> says("Property 60"));
        window.settle();
    }

    @Test
    void theEndKeyBringsTheOldestIntoView() throws Exception {
        Fx.run(() -> window.find(".entry").requestFocus());
        window.press(KeyCode.END);
        window.settle();
        assertThat(focused().getAccessibleText()).contains("Viewed thing " + MANY);
        assertThat(top(focused())).isBetween(0.0, height());
        window.press(KeyCode.UP);
        assertThat(focused().getAccessibleText()).contains("Viewed thing " + (MANY - 1));
        assertThat(top(focused())).isBetween(0.0, height());
    }

    @Test
    void whereverOneScrollsThereAreRowsInView() throws Exception {
        for (var tenth = 5; tenth <= 10; tenth++) {
            var value = tenth / 10.0;
            Fx.run(() -> page().setVvalue(value));
            window.settle();
            assertThat(inView()).as("rows in view at " + value).isNotEmpty();
        }
    }

    @Test
    void whatOneReadsStaysInPlaceWhenSomethingNewComes() throws Exception {
        Fx.run(() -> page().setVvalue(0.5));
        window.settle();
        var read = inView().getFirst();
        var words = read.getText();
        var before = top(read);
        var length = length();
        answers().events =
                Stream.concat(Stream.of(viewed(0)), answers().events.stream()).toList();
        change();
        soon().until(() -> length() > length + 10);
        window.settle();
        var after =
                inView().stream().filter(label -> words.equals(label.getText())).toList();
        assertThat(after).hasSize(1);
        assertThat(top(after.getFirst())).isBetween(before - 2, before + 2);
    }

    @Test
    void theArrowKeysShowWhereTheyAre() throws Exception {
        Fx.run(() -> window.find(".entry").requestFocus());
        var none = ring(focused());
        window.press(KeyCode.DOWN);
        window.settle();
        assertThat(ring(focused())).isNotEqualTo(none);
        var left = focused();
        window.press(KeyCode.DOWN);
        window.settle();
        assertThat(ring(left)).isEqualTo(none);
    }

    @Test
    void whoHasTheKeyboardKeepsItWhereverOneScrolls() throws Exception {
        Fx.run(() -> window.find(".entry").requestFocus());
        var first = focused().getAccessibleText();
        for (var value : new double[] {0.4, 0.8, 0.3, 0.0}) {
            Fx.run(() -> page().setVvalue(value));
            window.settle();
        }
        assertThat(focused().getAccessibleText()).isEqualTo(first);
    }

    private static Object ring(Node node) throws Exception {
        return Fx.get(() -> ((Region) node).getBorder().getStrokes().getFirst().getTopStroke());
    }

    private ScrollPane page() {
        return (ScrollPane) window.find(".customer-scroll");
    }

    private double height() throws Exception {
        return Fx.get(() -> page().getViewportBounds().getHeight());
    }

    private double length() throws Exception {
        return Fx.get(() -> page().getContent().getLayoutBounds().getHeight());
    }

    private Node focused() throws Exception {
        return Fx.get(() -> Objects.requireNonNull(page().getScene().getFocusOwner()));
    }

    /// The height of a node below the top of the view.
    private double top(Node node) throws Exception {
        return Fx.get(
                () -> node.localToScene(0, 0).getY() - page().localToScene(0, 0).getY());
    }

    /// What is said in the view of what has happened.
    private List<Label> inView() throws Exception {
        return Fx.get(() -> {
            var view = page().localToScene(page().getLayoutBounds());
            return window.shown(".entry .label")
                    .filter(Label.class::isInstance)
                    .map(Label.class::cast)
                    .filter(label -> label.getText().startsWith("Viewed thing "))
                    .filter(label -> view.contains(label.localToScene(label.getLayoutBounds())))
                    .toList();
        });
    }

    private static Profile talkative() {
        var known = Shoppers.maria();
        Map<String, String> properties = IntStream.rangeClosed(1, 60)
                .boxed()
                .collect(Collectors.toMap(number -> "Property " + number, number -> "Value " + number));
        return new Profile(
                known.id(),
                known.customerId(),
                known.name(),
                known.email(),
                known.phone(),
                known.place(),
                known.zone(),
                known.language(),
                Shop.NOW,
                properties,
                known.verified(),
                known.purchases(),
                known.lastOrder());
    }
}
