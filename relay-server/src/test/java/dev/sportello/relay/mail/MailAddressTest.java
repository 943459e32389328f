package dev.sportello.relay.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "anna@straße.example, anna@xn--strae-oqa.example",
        "anna@BÜCHER.example, anna@xn--bcher-kva.example",
        "anna@ꙮ.example, anna@xn--xx8a.example",
        "anna@Bottega.example, anna@Bottega.example",
    })
    void aNameInAnyScriptGoesToWhoHasIt(String typed, String sent) {
        assertThat(Objects.requireNonNull(MailAddress.of(typed)).text()).isEqualTo(sent);
    }

    @Test
    void aNameThatIsSpelledWithSpacesIsNone() {
        assertThat(MailAddress.of("anna@ﷺ.example")).isNull();
    }

    /// What holds so many parts would have to be matched deeper than a thread's stack goes.
    @Test
    void whatIsFarTooLongIsNone() {
        assertThat(MailAddress.of("anna@" + "a.".repeat(8_000) + "example")).isNull();
    }
}
