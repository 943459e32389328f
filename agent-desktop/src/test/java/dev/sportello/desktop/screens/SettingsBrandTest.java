package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.colour.Colour;
import dev.sportello.desktop.settings.brand.LogoRow;
import dev.sportello.logo.Logo;
import dev.sportello.model.SettingsPage.Brand;
import dev.sportello.model.SettingsPage.Corner;
import dev.sportello.model.SettingsPage.Theme;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of the brand with real keys.
@Tag("long")
class SettingsBrandTest extends OnSettings {
    @BeforeEach
    void goThere() throws Exception {
        screen.go("brand");
    }

    @Test
    void aColourThatIsTypedIsInThePreviewAndItsContrastIsSaid() throws Exception {
        screen.write("#hex", "#ffd400");
        assertThat(Fx.get(() -> screen.find("#lightPreview").getStyle())).contains("-hub-accent: #ffd400", "#000000");
        assertThat(screen.text("#contrast")).contains("black text on it, with a contrast of 14.6 to 1");
        assertThat(screen.disabled("#save")).isFalse();
    }

    @Test
    void aPictureThatIsChosenIsInThePreviewIsSavedAndCanBeTakenAway(@TempDir Path folder) throws Exception {
        var wide = new BufferedImage(300, 100, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < 300; x++) {
            for (var y = 0; y < 100; y++) {
                wide.setRGB(x, y, 0xcc2200);
            }
        }
        var file = folder.resolve("logo.jpg");
        ImageIO.write(wide, "jpg", file.toFile());
        choose(file);
        await().until(() -> screen.shows("#logo-remove"));
        assertThat(Fx.get(() -> ((Label) screen.find("#lightPreview .hub-sign")).getGraphic()))
                .isNotNull();
        screen.fire("#save");
        screen.awaitAnswers();
        var logo = Objects.requireNonNull(((Brand) screen.relay().saved.getLast()).logo());
        var made = ImageIO.read(new ByteArrayInputStream(Objects.requireNonNull(Logo.bytes(logo))));
        assertThat(made.getRGB(48, 48) >>> 16 & 0xff).isBetween(0xc0, 0xd8);
        assertThat(made.getRGB(48, 4)).as("above the picture").isZero();
        screen.fire("#logo-remove");
        assertThat(screen.shows("#logo-remove")).isFalse();
        assertThat(Fx.get(() -> ((Label) screen.find("#lightPreview .hub-sign")).getGraphic()))
                .isNull();
    }

    @Test
    void aPictureThatComesAfterItWasTakenAwayIsNotWantedAnyMore(@TempDir Path folder) throws Exception {
        var file = folder.resolve("logo.png");
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        choose(file);
        await().until(() -> screen.shows("#logo-remove"));
        screen.after(() -> {
            ((ButtonBase) screen.find("#logo-choose")).fire();
            ((ButtonBase) screen.find("#logo-remove")).fire();
        });
        choose(Files.writeString(folder.resolve("none.png"), "no picture"));
        await().until(() -> screen.shows("#logo-problem"));
        assertThat(screen.shows("#logo-remove")).isFalse();
    }

    @Test
    void aPictureThatComesAfterChangesWereDiscardedIsNotWantedAnyMore(@TempDir Path folder) throws Exception {
        var file = folder.resolve("logo.png");
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        screen.write("#hex", "#ffd400");
        Fx.run(() -> ((LogoRow) screen.find("#logo")).chooseBy(file::toFile));
        screen.after(() -> {
            ((ButtonBase) screen.find("#logo-choose")).fire();
            ((ButtonBase) screen.find("#discard")).fire();
        });
        choose(Files.writeString(folder.resolve("none.png"), "no picture"));
        await().until(() -> screen.shows("#logo-problem"));
        assertThat(screen.shows("#logo-remove")).isFalse();
    }

    @Test
    void whatIsNoPictureIsSaid(@TempDir Path folder) throws Exception {
        choose(Files.writeString(folder.resolve("logo.png"), "<svg onload=alert(1)>"));
        await().until(() -> screen.shows("#logo-problem"));
        assertThat(screen.text("#logo-problem")).startsWith("This picture cannot be read.");
        assertThat(screen.shows("#logo-remove")).isFalse();
    }

    private void choose(Path file) throws Exception {
        Fx.run(() -> ((LogoRow) screen.find("#logo")).chooseBy(file::toFile));
        screen.fire("#logo-choose");
    }

    @Test
    void aPaleColourIsSaidToBeDrawnDarker() throws Exception {
        screen.write("#hex", "#ffffff");
        assertThat(screen.text("#contrast")).contains("drawn a little darker");
        assertThat(Fx.get(() -> screen.find("#lightPreview").getStyle())).doesNotContain("-hub-accent: #ffffff");
    }

    @Test
    void whatIsNoColourIsSaidBesideTheFieldAndThePreviewStays() throws Exception {
        var before = Fx.get(() -> screen.find("#lightPreview").getStyle());
        screen.write("#hex", "#ffd4");
        assertThat(screen.shows("#hexError")).isTrue();
        assertThat(screen.disabled("#save")).isTrue();
        assertThat(Fx.get(() -> screen.find("#lightPreview").getStyle())).isEqualTo(before);
    }

    @Test
    void aColourCornerAndThemeAreChosenByKeyboardAloneAndSaved() throws Exception {
        screen.after(() -> screen.find("#swatch-teal").requestFocus());
        screen.press(KeyCode.RIGHT, KeyCode.RIGHT);
        assertThat(screen.typed("#hex")).isEqualTo("#4338ca");
        screen.after(() -> screen.find("#corner #end").requestFocus());
        screen.press(KeyCode.LEFT);
        screen.after(() -> screen.find("#theme #automatic").requestFocus());
        screen.press(KeyCode.RIGHT, KeyCode.RIGHT);
        screen.settle();
        assertThat(screen.shows("#lightPreview")).as("the light theme").isFalse();
        screen.fire("#save");
        screen.awaitAnswers();
        assertThat(screen.relay().saved)
                .last()
                .isEqualTo(new Brand(Colour.parse("#4338ca"), Corner.START, Theme.DARK, 0));
    }

    @Test
    void aColourThatIsChosenStaysSoWhenOneChoosesItAgain() throws Exception {
        screen.fire("#swatch-blue");
        screen.fire("#swatch-blue");
        assertThat(Fx.get(() -> ((ToggleButton) screen.find("#swatch-blue")).isSelected()))
                .isTrue();
        assertThat(screen.typed("#hex")).isEqualTo("#1f5fbf");
    }

    @Test
    void theLauncherOfThePreviewStandsAtTheCornerThatIsChosen() throws Exception {
        assertThat(middle(".hub-launcher")).isGreaterThan(middle("#lightPreview") + 50);
        screen.fire("#corner #start");
        assertThat(middle(".hub-launcher")).isLessThan(middle("#lightPreview") - 50);
    }

    private double middle(String selector) throws Exception {
        return Fx.get(() -> {
            Node node = screen.find(selector);
            return node.localToScene(node.getLayoutBounds()).getCenterX();
        });
    }
}
