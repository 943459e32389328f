package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.sportello.colour.Colour;
import dev.sportello.logo.Logo;
import dev.sportello.model.SettingsPage.Brand;
import dev.sportello.model.SettingsPage.Corner;
import dev.sportello.model.SettingsPage.Theme;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The shop's colour, corner and theme on its pages.
class HubBrandTest extends HubTest {
    private static final String TEAL = "#176b5b";
    private static final double WIDTH = 1280;
    private static final String LIGHT = "rgb(255, 255, 255)";
    private static final String DARK = "rgb(30, 30, 31)";

    @AfterEach
    void putBackWhatWasSet() {
        brand(TEAL, Corner.END, Theme.AUTOMATIC);
    }

    @Test
    void anOpenHubTakesAnotherColourAtOnceAndKeepsItsTextReadable() {
        var hub = visit(profile(), newShopper()).openChat();
        hub.send("Hello");
        brand("#ffd400", Corner.END, Theme.AUTOMATIC);
        for (var part : List.of(hub.find(".header"), hub.own("sent"))) {
            assertThat(part).hasCSS("background-color", "rgb(255, 212, 0)");
            assertThat(part).hasCSS("color", "rgb(0, 0, 0)");
        }
        assertThat((List<?>) hub.faults()).isEmpty();
    }

    @Test
    void theShopsLogoStandsInTheHeaderOnAnyPageAndIsGoneWithTheSetting() {
        pages().add(
                        "strict-images",
                        "<!doctype html><meta http-equiv=content-security-policy content=\"img-src 'none'\"><body>%SHOP%");
        var pixels = new int[Logo.SIZE * Logo.SIZE];
        Arrays.fill(pixels, 0xffcc2200);
        logo(Logo.of(pixels));
        var hub = visit(profile(), Map.of("page", "strict-images", "who", newShopper()));
        assertThat(hub.toTheRelay()).noneMatch(path -> path.startsWith("logo/"));
        hub.openChat();
        assertThat(hub.find(".sign.logo canvas")).isVisible();
        assertThat(hub.find(".sign")).hasText("");
        var colour = hub.find(".sign canvas")
                .evaluate("(canvas) => [...canvas.getContext('2d').getImageData(48, 48, 1, 1).data].join()");
        assertThat(colour).isEqualTo("204,34,0,255");
        Arrays.fill(pixels, 0xff0022cc);
        logo(Logo.of(pixels));
        hub.page()
                .waitForCondition(() -> hub.find(".sign canvas")
                        .evaluate("(canvas) => canvas.getContext('2d').getImageData(9, 9, 1, 1).data[2]")
                        .equals(204));
        logo(null);
        assertThat(hub.find(".sign.logo")).hasCount(0);
        assertThat(hub.find(".sign")).not().hasText("");
        assertThat((List<?>) hub.faults()).isEmpty();
    }

    @Test
    void whereTheLogoDoesNotComeTheInitialStays() {
        var pixels = new int[Logo.SIZE * Logo.SIZE];
        Arrays.fill(pixels, 0xffcc2200);
        logo(Logo.of(pixels));
        var profile = profile();
        profile.route("**/widget/logo/**", route -> route.abort());
        var hub = visit(profile, newShopper()).openChat();
        assertThat(hub.find(".sign")).not().hasText("");
        assertThat(hub.find(".sign.logo")).hasCount(0);
        hub.await(() -> hub.console().stream().anyMatch(line -> line.contains("[S8] The shop's logo")));
    }

    private void logo(@Nullable String logo) {
        annaSaves(now -> new Brand(
                now.brand().colour(),
                now.brand().corner(),
                now.brand().theme(),
                logo,
                now.brand().version()));
    }

    @Test
    void aPageThatIsLoadedHasTheColourBeforeAnythingIsOpened() {
        brand("#7c3aed", Corner.END, Theme.AUTOMATIC);
        var hub = visit(profile(), newShopper());
        assertThat(hub.launcher()).hasCSS("background-color", "rgb(124, 58, 237)");
    }

    @Test
    void launcherTeaserAndPanelStandAtTheCornerThatIsSet() {
        brand(TEAL, Corner.START, Theme.AUTOMATIC);
        var hub = visit(profile(), newShopper());
        assertThat(hub.find(".teaser")).isVisible();
        assertThat(left(hub.find(".teaser"))).isEqualTo(20);
        assertThat(left(hub.launcher())).isEqualTo(20);
        hub.openChat();
        assertThat(left(hub.drawer())).isEqualTo(20);
        brand(TEAL, Corner.END, Theme.AUTOMATIC);
        hub.page().waitForCondition(() -> right(hub.drawer()) == WIDTH - 20);
        assertThat(right(hub.launcher())).isEqualTo(WIDTH - 20);
    }

    @Test
    void onAPageThatIsWrittenFromRightToLeftItIsTheOtherCorner() {
        pages().add("arabic", "<!doctype html><html dir=rtl><body>%SHOP%");
        brand(TEAL, Corner.START, Theme.AUTOMATIC);
        var hub = visit(profile(), Map.of("page", "arabic", "who", newShopper()));
        assertThat(right(hub.launcher())).isEqualTo(WIDTH - 20);
        hub.openChat();
        assertThat(right(hub.drawer())).isEqualTo(WIDTH - 20);
    }

    @Test
    void onAPhoneThePanelFillsTheScreenWhateverTheCorner() {
        brand(TEAL, Corner.START, Theme.AUTOMATIC);
        var phone = profile(new NewContextOptions().setViewportSize(390, 800));
        var hub = visit(phone, newShopper()).openChat();
        assertThat(List.of(left(hub.drawer()), right(hub.drawer()))).containsExactly(0d, 390d);
    }

    @Test
    void aThemeThatIsSetHoldsWhateverTheShoppersSystemHas() {
        brand(TEAL, Corner.END, Theme.DARK);
        var light = profile(scheme(ColorScheme.LIGHT));
        var hub = visit(light, newShopper()).openChat();
        assertThat(hub.drawer()).hasCSS("background-color", DARK);
        assertThat(hub.composer()).hasCSS("color-scheme", "dark");
        brand(TEAL, Corner.END, Theme.LIGHT);
        assertThat(hub.drawer()).hasCSS("background-color", LIGHT);
    }

    @Test
    void theAutomaticThemeFollowsTheShoppersSystemWhereThePageDoes() {
        pages().add("both", "<!doctype html><meta name=color-scheme content='light dark'><body>%SHOP%");
        var hub = visit(profile(scheme(ColorScheme.LIGHT)), Map.of("page", "both", "who", newShopper()))
                .openChat();
        assertThat(hub.drawer()).hasCSS("background-color", LIGHT);
        hub.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(hub.drawer()).hasCSS("background-color", DARK);
    }

    @Test
    void aLightPageHasALightHubWhateverTheShoppersSystemHas() {
        var hub = visit(profile(scheme(ColorScheme.DARK)), newShopper()).openChat();
        assertThat(hub.drawer()).hasCSS("background-color", LIGHT);
        assertThat(hub.composer()).hasCSS("color-scheme", "light");
    }

    /// In whichever way a style sheet says its colour.
    @ParameterizedTest
    @ValueSource(strings = {"#111", "oklch(0.2 0.02 260)", "color(display-p3 0.1 0.1 0.1)", "rgb(0 0 0 / 90%)"})
    void theHubTurnsDarkWithThePage(String ground) {
        pages().add("dark", "<!doctype html><style>.night body { background: " + ground + " }</style><body>%SHOP%");
        var hub = visit(profile(scheme(ColorScheme.LIGHT)), Map.of("page", "dark", "who", newShopper()))
                .openChat();
        assertThat(hub.drawer()).hasCSS("background-color", LIGHT);
        hub.page().evaluate("document.documentElement.className = 'night'");
        assertThat(hub.drawer()).hasCSS("background-color", DARK);
        hub.page().evaluate("document.documentElement.className = ''");
        assertThat(hub.drawer()).hasCSS("background-color", LIGHT);
    }

    private static NewContextOptions scheme(ColorScheme scheme) {
        return new NewContextOptions().setViewportSize(1280, 800).setColorScheme(scheme);
    }

    private static double left(Locator part) {
        return part.boundingBox().x;
    }

    private static double right(Locator part) {
        var box = part.boundingBox();
        return box.x + box.width;
    }

    private void brand(String colour, Corner corner, Theme theme) {
        annaSaves(now ->
                new Brand(Colour.parse(colour), corner, theme, now.brand().version()));
    }
}
