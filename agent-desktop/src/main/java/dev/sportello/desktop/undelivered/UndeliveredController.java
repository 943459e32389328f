package dev.sportello.desktop.undelivered;

import dev.sportello.desktop.replica.Undeliverable;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeWords;
import java.util.List;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// A line above the thread that says that something cannot be delivered, and shows it when asked. It is shown beside
/// all threads, since what is in it belongs to none of them any more. FX thread only.
public final class UndeliveredController {
    private final Consumer<Undeliverable> discard;
    private final TimeWords times;
    private final Texts texts;
    private List<Undeliverable> shown = List.of();

    @FXML
    private Node undelivered;

    @FXML
    private Label count;

    @FXML
    private Button toggle;

    @FXML
    private ScrollPane list;

    @FXML
    private VBox cards;

    /// @param discard forgets one for ever
    public UndeliveredController(Consumer<Undeliverable> discard, TimeWords times) {
        this.discard = discard;
        this.times = times;
        texts = Texts.of(UndeliveredController.class, times.locale());
    }

    public Texts texts() {
        return texts;
    }

    @FXML
    private void initialize() {
        open(false);
        show(List.of());
    }

    /// @param all in the order in which they are to be read
    public void show(List<Undeliverable> all) {
        undelivered.setVisible(!all.isEmpty());
        undelivered.setManaged(!all.isEmpty());
        if (!all.equals(shown)) {
            shown = all;
            count.setText(texts.get("count", all.size()));
            redate();
        }
    }

    /// Writes all anew: the agent may be in another time zone.
    public void redate() {
        cards.getChildren()
                .setAll(shown.stream()
                        .map(one -> new UndeliveredCard(one, discard, times, texts))
                        .toList());
    }

    private void open(boolean open) {
        list.setVisible(open);
        list.setManaged(open);
        toggle.setText(texts.get(open ? "hide" : "show"));
    }

    @FXML
    private void didClickToggle() {
        open(!list.isVisible());
    }
}
