package dev.sportello.desktop.input;

import dev.sportello.desktop.emoji.EmojiPictures;
import java.lang.reflect.Field;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.skin.TextAreaSkin;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The skin of a text area that wraps its text, with coloured emoji, in which nobody waits for a key, whatever the
/// script ([InputLayout]). FX thread only.
///
/// JavaFX's own skin lays the text out again, and not in the text that it shows, to say how high it is. It remembers
/// that height in a private field until the text changes; here the field is told the height of what is shown. Where
/// there is no such field, in a JavaFX that has changed, this is the skin as it was.
final class AreaSkin extends TextAreaSkin {
    private static final Logger LOG = LoggerFactory.getLogger(AreaSkin.class);

    private final @Nullable Field height = field("computedPrefHeight");
    private @Nullable Text text;
    private @Nullable Region content;

    AreaSkin(TextArea area, EmojiPictures pictures) {
        super(area);
        for (var child : getChildren()) {
            // What is in it is not among its children before its first layout.
            if (child instanceof ScrollPane pane && pane.getContent() instanceof Region region) {
                texts(region).forEach(one -> color(one, pictures));
                content = region;
                text = texts(region).reduce((_, last) -> last).orElse(null);
                measure(pane, region);
            }
        }
    }

    private void color(Text one, EmojiPictures pictures) {
        var layout = InputLayout.in(one, pictures.index());
        if (layout != null) {
            var layer = new EmojiLayer(one, layout, pictures);
            addHighlight(List.of(layer), 0);
            layer.follow();
        }
    }

    private static Stream<Text> texts(Node node) {
        return switch (node) {
            case Text one -> Stream.of(one);
            case Parent parent -> parent.getChildrenUnmodifiable().stream().flatMap(AreaSkin::texts);
            default -> Stream.empty();
        };
    }

    /// As high as the text, and as wide as there is room: the content would lay it out in one line to say how wide.
    private void measure(ScrollPane pane, Region region) {
        var shown = text;
        if (shown != null) {
            region.setMinSize(0, 0);
            region.setPrefWidth(0);
            region.prefHeightProperty()
                    .bind(Bindings.createDoubleBinding(
                            () -> Math.max(
                                    height(shown, region),
                                    pane.getViewportBounds().getHeight()),
                            shown.layoutBoundsProperty(),
                            region.insetsProperty(),
                            pane.viewportBoundsProperty()));
            shown.layoutBoundsProperty().subscribe(_ -> remember());
        }
    }

    private static double height(Text text, Region region) {
        return text.getLayoutBounds().getHeight() + region.snappedTopInset() + region.snappedBottomInset();
    }

    /// Also called while the skin is made.
    @Override
    protected void invalidateMetrics() {
        super.invalidateMetrics();
        remember();
    }

    private void remember() {
        var shown = text;
        var around = content;
        if (shown != null && around != null && height != null) {
            try {
                height.setDouble(this, height(shown, around));
            } catch (IllegalAccessException e) {
                LOG.warn("A text may be slow to type.", e);
            }
        }
    }

    private static @Nullable Field field(String name) {
        try {
            var field = TextAreaSkin.class.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.warn("Long texts in some scripts may be slow to type.", e);
            return null;
        }
    }
}
