package dev.sportello.desktop.damage;

import dev.sportello.desktop.disk.SetAside;
import dev.sportello.desktop.ui.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// A line above the thread that says that files were damaged, and which when asked. FX thread only.
public final class DamageController {
    private final Consumer<SetAside> read;
    private final Consumer<Path> browse;
    private final Texts texts;

    @FXML
    private Node damage;

    @FXML
    private Label count;

    @FXML
    private Button toggle;

    @FXML
    private ScrollPane list;

    @FXML
    private VBox cards;

    /// @param read is told which one the agent has read of
    /// @param browse shows a file where it lies
    public DamageController(Consumer<SetAside> read, Consumer<Path> browse, Locale locale) {
        this.read = read;
        this.browse = browse;
        texts = Texts.of(DamageController.class, locale);
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
    public void show(List<SetAside> all) {
        damage.setVisible(!all.isEmpty());
        damage.setManaged(!all.isEmpty());
        var lost = all.stream().anyMatch(one -> !one.whole());
        count.setText(texts.get(lost ? "count.lost" : "count", all.size()));
        cards.getChildren()
                .setAll(all.stream()
                        .map(one -> new DamageCard(one, read, browse, texts))
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
