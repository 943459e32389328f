package dev.sportello.desktop.emoji;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/// The pictures of all emoji, read page by page when the first one of a page is shown. FX thread only; the reading
/// itself happens in the background, so an emoji may appear a moment after its text.
public final class EmojiPictures {
    private static final int SIDE = 64;

    /// Half the size is read from the same file: drawn small, it looks better than the big one shrunk while drawing.
    private record Page(int number, int side) {}

    private final EmojiIndex index;
    private final Map<Page, Image> pages = new HashMap<>();

    public EmojiPictures(EmojiIndex index) {
        this.index = index;
    }

    public EmojiIndex index() {
        return index;
    }

    /// The picture of one emoji.
    ///
    /// @param size in pixels of the screen's scale
    public ImageView picture(Emoji emoji, double size) {
        var side = size <= SIDE / 4.0 + 4 ? SIDE / 2 : SIDE;
        var place = emoji.place() % EmojiIndex.PAGE;
        var view = new ImageView(
                pages.computeIfAbsent(new Page(emoji.place() / EmojiIndex.PAGE, side), EmojiPictures::read));
        view.setViewport(new Rectangle2D(
                (double) (place % EmojiIndex.COLUMNS) * side,
                (double) (place / EmojiIndex.COLUMNS) * side,
                side,
                side));
        view.setFitWidth(size);
        view.setFitHeight(size);
        view.setSmooth(true);
        return view;
    }

    /// Whether all pictures that were asked for are there.
    public boolean settled() {
        return pages.values().stream().allMatch(page -> page.getProgress() == 1);
    }

    private static Image read(Page page) {
        var address = Objects.requireNonNull(EmojiPictures.class.getResource("page-" + page.number + ".png"));
        var side = (double) page.side * EmojiIndex.COLUMNS;
        return new Image(address.toExternalForm(), side, side, true, true, true);
    }
}
