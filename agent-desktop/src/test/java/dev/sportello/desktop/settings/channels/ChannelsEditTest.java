package dev.sportello.desktop.settings.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.MailSecurity;
import dev.sportello.model.SettingsPage.Channels;
import dev.sportello.model.SettingsRules.Kind;
import dev.sportello.model.SmsGateway;
import dev.sportello.model.SmtpServer;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @Test
    void fieldsInWhichNobodySeesAnythingAreNotFilledIn() {
        var empty = new ChannelsEdit(Channels.NONE, RELAY);
        for (var field : textFields(empty)) {
            field.set("\u00a0\u200b");
        }
        empty.unseen().minutes.set("\u00a010");
        empty.address().set("\u00a0");
        assertThat(empty.changed().get()).isFalse();
    }

    @Test
    void theAddressIsProposedInAFieldThatOnlyLooksEmpty() {
        var empty = new ChannelsEdit(Channels.NONE, RELAY);
        empty.address().set("\u200b");
        empty.smtp().server.host.set("smtp.bottega.example");
        assertThat(empty.address().get()).isEqualTo(RELAY.toString());
    }

    @Test
    void theUsualPortIsFilledInWhereThereOnlySeemsToBeNone() {
        edit.smtp().server.port.set("\u00a0");
        edit.smtp().server.security.set(MailSecurity.STARTTLS);
        assertThat(edit.smtp().server.port.get()).isEqualTo("587");
    }

    @ParameterizedTest
    @CsvSource({
        "'', https://chat.bottega.example",
        "'\u00a0', https://chat.bottega.example",
        "'\u00a0HTTPS://relay.example/\u200b', https://relay.example",
        "https://chat.caffè.example/sportello, https://chat.xn--caff-8oa.example/sportello",
        "' https://no address ', https://no address",
    })
    void theGatewayIsGivenTheAddressThatIsSaved(String typed, String base) {
        edit.address().set(typed);
        assertThat(edit.incoming()).isEqualTo(base + "/channels/sms/incoming");
    }

    private static List<StringProperty> textFields(ChannelsEdit edit) {
        var smtp = edit.smtp();
        var mailbox = edit.mailbox().server;
        return List.of(
                edit.sms().api,
                edit.sms().account,
                edit.sms().number,
                smtp.server.host,
                smtp.server.port,
                smtp.server.user,
                smtp.server.address,
                smtp.fromName,
                mailbox.host,
                mailbox.port,
                mailbox.user,
                mailbox.address,
                edit.unseen().shop);
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
