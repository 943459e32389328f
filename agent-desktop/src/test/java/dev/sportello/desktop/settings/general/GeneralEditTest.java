package dev.sportello.desktop.settings.general;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.sample.SampleAccount;
import dev.sportello.model.SettingsPage.General;
import dev.sportello.model.SettingsRules.Kind;
import dev.sportello.model.WaitingMarks;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneralEditTest {
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    private final GeneralEdit edit = new GeneralEdit(page(WaitingMarks.STANDARD, 7));

    @Test
    void nothingIsToBeSavedAtFirst() {
        assertThat(edit.changed().get()).isFalse();
        assertThat(edit.amber().get()).isEqualTo("3");
        assertThat(edit.terms().get()).isEmpty();
    }

    @Test
    void everyFieldIsSavedAsItIsTyped() {
        edit.name().set("Bottega Due");
        edit.zone().set(ZoneId.of("Europe/Paris"));
        edit.signIn().set(" /login ");
        edit.privacyPolicy().set("");
        edit.terms().set("https://bottega.example/terms");
        edit.amber().set("\u00a010\u200b");
        edit.red().set("1440");
        edit.speak("en", false);
        assertThat(edit.savable().get()).isTrue();
        assertThat(edit.draft().get())
                .isEqualTo(new General(
                        "Bottega Due",
                        ZoneId.of("Europe/Paris"),
                        URI.create("/login"),
                        null,
                        URI.create("https://bottega.example/terms"),
                        List.of("it"),
                        new WaitingMarks(Duration.ofMinutes(10), Duration.ofDays(1)),
                        7));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS://bottega.example/terms, https://bottega.example/terms",
        "'\u00a0https://bottega.example/terms\u200b', https://bottega.example/terms",
        "https://caffè.example/termini?a=è#b, https://xn--caff-8oa.example/termini?a=è#b",
        "http://caffè.example:8080, http://xn--caff-8oa.example:8080",
    })
    void anAddressIsReadHoweverItWasCopied(String typed, URI address) {
        edit.terms().set(typed);
        assertThat(edit.problem("terms")).isNull();
        assertThat(Objects.requireNonNull(edit.draft().get()).terms()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bottega.example",
                "https://bottega example/",
                "https://",
                "https://caffè bottega.example",
                "mailto:a@b.example"
            })
    void whatIsNoAddressIsRefused(String typed) {
        edit.terms().set(typed);
        assertThat(edit.problem("terms")).isEqualTo(Kind.NOT_A_WEB_ADDRESS);
    }

    @Test
    void whatIsTypedOtherwiseAndMeansTheSameIsNoChangeOfMine() {
        edit.signIn().set(" https://bottega.example/login ");
        edit.amber().set(" 3 ");
        edit.name().set("Mine");
        edit.take(new General(
                "Bottega",
                ROME,
                URI.create("https://bottega.example/enter"),
                URI.create("https://bottega.example/privacy"),
                null,
                List.of("en", "it"),
                new WaitingMarks(Duration.ofMinutes(4), Duration.ofMinutes(5)),
                8));
        edit.keepMine();
        var draft = Objects.requireNonNull(edit.draft().get());
        assertThat(draft.name()).isEqualTo("Mine");
        assertThat(draft.signIn()).isEqualTo(URI.create("https://bottega.example/enter"));
        assertThat(draft.waiting().amber()).isEqualTo(Duration.ofMinutes(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9d", "9f", "", "4.5", "4,5", "-4", "+4", "0", "1441", "1e1", "0x9", "NaN", "99999999999"})
    void aMarkIsAWholeNumberOfMinutesWithinADay(String typed) {
        edit.red().set(typed);
        assertThat(edit.problem("red")).isEqualTo(Kind.MARK_OUT_OF_RANGE);
        assertThat(edit.problem("amber")).isNull();
        assertThat(edit.savable().get()).isFalse();
    }

    @Test
    void amberComesBeforeRed() {
        edit.amber().set("5");
        assertThat(edit.problem("red")).isEqualTo(Kind.MARKS_IN_WRONG_ORDER);
        edit.red().set("6");
        assertThat(edit.savable().get()).isTrue();
    }

    @Test
    void aMarkWithSecondsStaysAsItIsUntilSomebodyTypes() {
        var marks = new WaitingMarks(Duration.ofSeconds(100), Duration.ofSeconds(150));
        edit.begin(page(marks, 8));
        assertThat(edit.amber().get()).isEqualTo("1.667");
        assertThat(edit.red().get()).isEqualTo("2.5");
        assertThat(edit.changed().get()).isFalse();
        edit.name().set("Bottega Due");
        assertThat(Objects.requireNonNull(edit.draft().get()).waiting()).isEqualTo(marks);
        edit.red().set("2.6");
        assertThat(edit.problem("red")).isEqualTo(Kind.MARK_OUT_OF_RANGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bottega login", "javascript:alert(1)", "//elsewhere.example", "login"})
    void whatIsNoAddressIsToldBesideItsField(String typed) {
        edit.signIn().set(typed);
        assertThat(edit.problem("signIn")).isEqualTo(Kind.NOT_A_WEB_ADDRESS);
        assertThat(edit.problem("terms")).isNull();
        assertThat(edit.savable().get()).isFalse();
    }

    @Test
    void theLanguageForAllOthersIsTheFirst() {
        edit.speakFirst("it");
        assertThat(edit.languages().get()).containsExactly("it", "en");
        edit.speak("it", false);
        assertThat(edit.languages().get()).containsExactly("en");
        edit.speakFirst("it");
        assertThat(edit.languages().get()).as("not spoken").containsExactly("en");
        edit.speak("en", false);
        assertThat(edit.problem("languages")).isEqualTo(Kind.NO_LANGUAGE);
    }

    @Test
    void keepingMineTakesTheRestFieldByField() {
        edit.name().set("Mine");
        edit.amber().set("4");
        edit.take(new General(
                "Theirs",
                ZoneId.of("Europe/Paris"),
                URI.create("https://bottega.example/theirs"),
                URI.create("https://bottega.example/privacy"),
                null,
                List.of("it"),
                new WaitingMarks(Duration.ofMinutes(2), Duration.ofMinutes(30)),
                8));
        edit.keepMine();
        assertThat(edit.draft().get())
                .isEqualTo(new General(
                        "Mine",
                        ZoneId.of("Europe/Paris"),
                        URI.create("https://bottega.example/theirs"),
                        URI.create("https://bottega.example/privacy"),
                        null,
                        List.of("it"),
                        new WaitingMarks(Duration.ofMinutes(4), Duration.ofMinutes(30)),
                        8));
    }

    private static General page(WaitingMarks marks, long version) {
        return new General(
                "Bottega",
                ROME,
                URI.create("https://bottega.example/login"),
                URI.create("https://bottega.example/privacy"),
                null,
                List.of("en", "it"),
                marks,
                version);
    }

    @Test
    void aLanguageOfANewerRelayDoesNotKeepThePageFromBeingSaved() {
        var page = SampleAccount.filled().general();
        var own = new GeneralEdit(new General(
                page.name(),
                page.zone(),
                page.signIn(),
                page.privacyPolicy(),
                page.terms(),
                List.of("en", "pt"),
                page.waiting(),
                7));
        own.name().set("Another name");
        assertThat(own.savable().get()).isTrue();
        assertThat(Objects.requireNonNull(own.draft().get()).languages()).containsExactly("en", "pt");
    }
}
