package dev.sportello.desktop.screens;

import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.connection.ScriptedQueries;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.sample.Shoppers;
import dev.sportello.model.Event;
import dev.sportello.model.EventId;
import dev.sportello.model.ProfileId;
import dev.sportello.wire.RelayFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/// The base of a test of the customer beside the thread; Maria is the one of whom much is known.
abstract class OnCustomerPane extends OnSampleWindow {
    static ProfileId maria() {
        return Shoppers.profile("Maria Rossi");
    }

    /// The newest has the number 0.
    static Event viewed(int number) {
        return new Event(
                new EventId(new UUID(7, number)),
                maria(),
                Shop.NOW.minusSeconds(number),
                Event.Kind.PRODUCT_VIEWED,
                null,
                "Viewed thing " + number,
                null,
                Map.of());
    }

    /// What the relay will answer.
    final ScriptedQueries answers() {
        return desk.relay().queries;
    }

    /// As the relay says that something of Maria has changed.
    final void change() {
        desk.relay().push(new RelayFrame.CustomerChanged(maria()));
    }

    final boolean says(String words) throws Exception {
        return words().contains(words);
    }

    /// All that is written in the pane.
    final List<String> words() throws Exception {
        return Fx.get(() -> {
            var words = new ArrayList<String>();
            for (var node : window.find(".customer").lookupAll("*")) {
                if (node instanceof Labeled labeled && labeled.getText() != null && isShown(labeled)) {
                    words.add(labeled.getText());
                }
            }
            return words;
        });
    }

    private static boolean isShown(@Nullable Node node) {
        return node == null || node.isVisible() && isShown(node.getParent());
    }

    static ConditionFactory soon() {
        return await().atMost(SampleDesk.PATIENCE).pollInterval(Duration.ofMillis(20));
    }
}
