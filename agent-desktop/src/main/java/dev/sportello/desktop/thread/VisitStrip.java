package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.Browser;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.SystemClipboard;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.WebLink;
import dev.sportello.wire.RelayFrame.CurrentPage;
import java.net.URI;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The page of the shop that the shopper looks at: its title as it is, and its address, which a click opens. FX thread
/// only.
public final class VisitStrip extends HBox {
    private final Label title = new Label();
    private final Hyperlink address = new Hyperlink();
    private final Tooltip whole = new Tooltip();
    private final Button copy = new Button("", new FontIcon(Feather.COPY));
    private Consumer<URI> browser = new Browser();
    private @Nullable CurrentPage shown;

    public VisitStrip() {
        getStyleClass().add("visit-strip");
        setAlignment(Pos.CENTER_LEFT);
        title.getStyleClass().addAll("small", "page-title");
        title.setMinWidth(60);
        address.getStyleClass().add("small");
        address.setMinWidth(0);
        address.setTooltip(whole);
        copy.getStyleClass().addAll("quiet", "copy");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        getChildren().setAll(new FontIcon(Feather.GLOBE), title, address, room, copy);
        setVisible(false);
        setManaged(false);
    }

    void begin(Texts texts) {
        copy.setAccessibleText(texts.get("visit.copy"));
        copy.setTooltip(new Tooltip(texts.get("visit.copy")));
        setAccessibleText(texts.get("visit.page"));
        address.setOnAction(_ -> {
            address.setVisited(false);
            browser.accept(Objects.requireNonNull(shown).address());
        });
        copy.setOnAction(
                _ -> SystemClipboard.put(Objects.requireNonNull(shown).address().toString()));
    }

    /// Opens addresses elsewhere than in the system's browser.
    public void openIn(Consumer<URI> other) {
        browser = other;
    }

    /// @param page null for none that is told
    void show(@Nullable CurrentPage page) {
        // Whatever the relay says, nothing else is opened by a click.
        shown = page == null || WebLink.only(page.address()) == null ? null : page;
        setVisible(shown != null);
        setManaged(shown != null);
        if (shown != null) {
            var text = shown.address().toString();
            title.setText(ShownText.line(shown.title()));
            address.setText(ShownText.line(text.replaceFirst("^https?://", "")));
            whole.setText(ShownText.line(text));
        }
    }
}
