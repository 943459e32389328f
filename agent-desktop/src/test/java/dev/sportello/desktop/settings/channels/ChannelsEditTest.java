package dev.sportello.desktop.settings.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.MailSecurity;
import dev.sportello.model.SettingsPage.Channels;
import dev.sportello.model.SettingsRules.Kind;
import dev.sportello.model.SmsGateway;
import dev.sportello.model.SmtpServer;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelsEditTest {
    private static final URI RELAY = URI.create("https://chat.bottega.example");
    private static final URI GATEWAY = URI.create("https://api.twilio.com");

    private final ChannelsEdit edit = new ChannelsEdit(page(465, MailSecurity.TLS, 7), RELAY);

    @Test
    void theColleaguesPortIsTakenAlsoWhereItIsNotTheUsualOneOfTheirProtection() {
        edit.smtp().fromName.set("Mine");
        edit.take(page(465, MailSecurity.STARTTLS, 8));
        edit.keepMine();
        assertThat(smtp().security()).isEqualTo(MailSecurity.STARTTLS);
        assertThat(smtp().port()).isEqualTo(465);
        assertThat(smtp().fromName()).isEqualTo("Mine");
    }

    @Test
    void myOwnPortStaysWhereTheColleagueChangesTheProtection() {
        edit.smtp().server.port.set("\u00a02525\u200b");
        edit.take(page(587, MailSecurity.STARTTLS, 8));
        edit.keepMine();
        assertThat(smtp().port()).isEqualTo(2525);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+39051123456",
                " +39 051 123456 ",
                "+39\u00a0051\u202f123456",
                "\u202a+39 051\u2011123456\u202c",
                "+39-051/123.456",
                "\uff0b\uff13\uff19051123456",
                "\ufeff+39 (051) 123\u2013456\u200b",
            })
    void aNumberIsReadHoweverItWasCopied(String typed) {
        edit.sms().account.set("AC123");
        edit.sms().number.set(typed);
        assertThat(edit.problem("sms.number")).isNull();
        assertThat(sms().number()).isEqualTo("+39051123456");
    }

    @ParameterizedTest
    @ValueSource(strings = {"051123456", "+39", "+39 051 12 ext. 4", "+39051+123456"})
    void whatIsNoNumberIsRefused(String typed) {
        edit.sms().account.set("AC123");
        edit.sms().number.set(typed);
        assertThat(edit.problem("sms.number")).isEqualTo(Kind.NOT_A_NUMBER);
    }

    @Test
    void whatIsTypedOtherwiseAndMeansTheSameIsNoChangeOfMine() {
        edit.begin(texts("+39051123456", 8));
        edit.sms().number.set("+39 051 123456");
        edit.smtp().fromName.set("Mine");
        edit.take(texts("+39051999999", 9));
        edit.keepMine();
        assertThat(sms().number()).isEqualTo("+39051999999");
    }

    private SmtpServer smtp() {
        return Objects.requireNonNull(draft().smtp());
    }

    private SmsGateway sms() {
        return Objects.requireNonNull(draft().sms());
    }

    private Channels draft() {
        return Objects.requireNonNull(edit.draft().get());
    }

    private static Channels page(int port, MailSecurity security, long version) {
        return page(
                null,
                new SmtpServer(true, "smtp.bottega.example", port, security, "", "ciao@bottega.example", ""),
                version);
    }

    private static Channels texts(String number, long version) {
        return page(new SmsGateway(true, GATEWAY, "AC123", number, false), null, version);
    }

    private static Channels page(@Nullable SmsGateway sms, @Nullable SmtpServer smtp, long version) {
        return new Channels(RELAY, sms, smtp, null, null, version);
    }
}
