package dev.sportello.desktop.undelivered;

import dev.sportello.desktop.replica.Undeliverable;
import dev.sportello.desktop.ui.CardStrip;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeFormat;
import java.util.List;
import java.util.function.Consumer;
import javafx.fxml.FXML;

/// A line above the thread that says that something cannot be delivered, and shows it when asked. It is shown beside
/// all threads, since what is in it belongs to none of them any more. FX thread only.
public final class UndeliveredController {
    private final Consumer<Undeliverable> discard;
    private final TimeFormat times;
    private final Texts texts;
    private List<Undeliverable> shown = List.of();

    @FXML
    private CardStrip strip;

    /// @param discard forgets one for ever
    public UndeliveredController(Consumer<Undeliverable> discard, TimeFormat times) {
        this.discard = discard;
        this.times = times;
        texts = Texts.of(UndeliveredController.class, times.locale());
    }

    public Texts texts() {
        return texts;
    }

    @FXML
    private void initialize() {
        strip.begin(texts.locale());
    }

    /// @param all in the order in which they are to be read
    public void show(List<Undeliverable> all) {
        if (!all.equals(shown)) {
            shown = all;
            show();
        }
    }

    /// Writes all anew: the agent may be in another time zone.
    public void redate() {
        strip.redraw();
        show();
    }

    private void show() {
        strip.show(texts.get("count", shown.size()), shown, one -> new UndeliveredCard(one, discard, times, texts));
    }
}
