package dev.sportello.desktop.settings.brand;

import atlantafx.base.theme.Styles;
import dev.sportello.colour.Colour;
import dev.sportello.colour.Shades;
import dev.sportello.desktop.ui.LogoPicture;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.settings.page.Segments;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.SettingsPage.Corner;
import dev.sportello.model.SettingsPage.Theme;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

/// The page of the brand. FX thread only.
final class BrandController {
    private final BrandEdit edit;
    private final HubPreviewTexts words;
    private final EmojiPictures pictures;
    private final Texts texts;
    private final BrandChanges names;
    private final ColourTexts meaning;

    /// The last colour that could be read, which the preview keeps while another is typed.
    private Colour colour;

    @FXML
    private Swatches swatches;

    @FXML
    private ColorPicker picker;

    @FXML
    private TextField hex;

    @FXML
    private Label hexError;

    @FXML
    private Label contrast;

    @FXML
    private Segments<Corner.Known> corner;

    @FXML
    private Segments<Theme.Known> theme;

    @FXML
    private LogoRow logo;

    @FXML
    private VBox lightSide;

    @FXML
    private VBox darkSide;

    @FXML
    private HubPreview lightPreview;

    @FXML
    private HubPreview darkPreview;

    BrandController(BrandEdit edit, HubPreviewTexts words, EmojiPictures pictures, Texts texts) {
        this.edit = edit;
        this.words = words;
        this.pictures = pictures;
        this.texts = texts;
        names = new BrandChanges(texts);
        meaning = new ColourTexts(texts);
        colour = edit.base().colour();
    }

    @FXML
    private void initialize() {
        hex.textProperty().bindBidirectional(edit.colour());
        hex.focusedProperty().subscribe(focused -> {
            var read = edit.readColour();
            if (!focused && read != null) {
                hex.setText(read.toString());
            }
        });
        swatches.offer(texts, chosen -> edit.colour().set(chosen.toString()));
        picker.setOnAction(_ -> edit.colour().set(colour(picker.getValue()).toString()));
        corner.offer(List.of(Corner.Known.values()), names::words, edit.corner()::set);
        theme.offer(List.of(Theme.Known.values()), names::words, edit.theme()::set);
        edit.colour().subscribe(_ -> showColour());
        edit.corner().subscribe(this::showCorner);
        edit.theme().subscribe(this::showTheme);
        logo.begin(texts, edit.logo());
        edit.begun().subscribe((_, _) -> logo.startOver());
        for (var preview : List.of(lightPreview, darkPreview)) {
            edit.logo().subscribe(now -> preview.showLogo(LogoPicture.image(now)));
            preview.setAccessibleText(texts.get("preview"));
            words.name().subscribe(preview::showName);
            words.welcome().subscribe(welcome -> preview.showWelcome(welcome, pictures));
            preview.showShopper(texts);
        }
    }

    private void showColour() {
        var read = edit.readColour();
        hex.pseudoClassStateChanged(Styles.STATE_DANGER, read == null);
        hexError.setText(read == null ? texts.get("colour.unreadable") : "");
        Shown.set(hexError, read == null);
        if (read != null) {
            colour = read;
            swatches.show(read);
            picker.setValue(Color.web(read.toString()));
            lightPreview.paint(Shades.onLight(read));
            darkPreview.paint(Shades.onDark(read));
        }
        contrast.setText(meaning.of(colour, edit.theme().get()));
        Shown.set(contrast, read != null);
    }

    private void showCorner(Corner chosen) {
        corner.show(chosen instanceof Corner.Known known ? known : null);
        lightPreview.standAt(chosen);
        darkPreview.standAt(chosen);
    }

    private void showTheme(Theme chosen) {
        theme.show(chosen instanceof Theme.Known known ? known : null);
        Shown.set(lightSide, chosen != Theme.DARK);
        Shown.set(darkSide, chosen != Theme.LIGHT);
        showColour();
    }

    private static Colour colour(Color color) {
        return new Colour(part(color.getRed()), part(color.getGreen()), part(color.getBlue()));
    }

    private static int part(double share) {
        return (int) Math.round(share * 255);
    }
}
