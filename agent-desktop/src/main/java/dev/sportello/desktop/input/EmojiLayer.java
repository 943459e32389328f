package dev.sportello.desktop.input;

import dev.sportello.desktop.emoji.Emoji;
import dev.sportello.desktop.emoji.EmojiPictures;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.text.Text;

/// The pictures of the emoji in a text that is being written, each over the room that [InputLayout] leaves for it. A
/// screen reader reads the text. FX thread only.
final class EmojiLayer extends Group {
    private final Text text;
    private final InputLayout layout;
    private final EmojiPictures pictures;
    private List<Emoji> shown = List.of();
    private double side;

    EmojiLayer(Text text, InputLayout layout, EmojiPictures pictures) {
        this.text = text;
        this.layout = layout;
        this.pictures = pictures;
        getStyleClass().add("emoji-layer");
        setManaged(false);
        setMouseTransparent(true);
    }

    /// Once it is where the text is.
    void follow() {
        layoutXProperty().bind(text.layoutXProperty());
        layoutYProperty().bind(text.layoutYProperty().add(text.yProperty()));
        // Bounds may stay the same when a text changes, and a text when its bounds do.
        text.textProperty().subscribe(this::draw);
        text.fontProperty().subscribe(this::draw);
        text.wrappingWidthProperty().subscribe(this::draw);
        text.layoutBoundsProperty().subscribe(this::draw);
    }

    private void draw() {
        var places = layout.places();
        var emoji = places.stream().map(InputLayout.Place::emoji).toList();
        if (!emoji.equals(shown) || side != layout.side()) {
            shown = emoji;
            side = layout.side();
            var views = new ArrayList<Node>();
            emoji.forEach(one -> views.add(picture(one)));
            getChildren().setAll(views);
        }
        for (var i = 0; i < places.size(); i++) {
            var place = places.get(i);
            getChildren().get(i).relocate(place.x(), Math.round(place.y() - side / 2));
        }
    }

    private ImageView picture(Emoji emoji) {
        var picture = pictures.picture(emoji, side);
        picture.setUserData(emoji.text());
        return picture;
    }
}
