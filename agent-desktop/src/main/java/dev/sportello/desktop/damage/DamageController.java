package dev.sportello.desktop.damage;

import dev.sportello.desktop.disk.SetAside;
import dev.sportello.desktop.ui.CardStrip;
import dev.sportello.desktop.ui.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.fxml.FXML;

/// A line above the thread that says that files were damaged, and which when asked. FX thread only.
public final class DamageController {
    private final Consumer<SetAside> read;
    private final Consumer<Path> browse;
    private final Texts texts;

    @FXML
    private CardStrip strip;

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
        strip.begin(texts.locale());
    }

    /// @param all in the order in which they are to be read
    public void show(List<SetAside> all) {
        var lost = all.stream().anyMatch(one -> !one.whole());
        strip.show(
                texts.get(lost ? "count.lost" : "count", all.size()),
                all,
                one -> new DamageCard(one, read, browse, texts));
    }
}
