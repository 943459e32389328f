package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.sample.SampleAccount;
import dev.sportello.model.MailSecurity;
import dev.sportello.model.Mailbox;
import dev.sportello.model.SettingsPage.Channels;
import dev.sportello.model.UnseenMail;
import dev.sportello.wire.ChannelBodies.TestResult;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The page of the channels with real keys, at a relay that stores it and tries it out.
@Tag("long")
class SettingsChannelsTest extends OnSettings {

    @BeforeEach
    void goThere() throws Exception {
        screen.shop().save(Channels.NONE);
        screen.settle();
        screen.go("channels");
        screen.awaitAnswers();
    }

    @Test
    void nothingIsToBeSavedBeforeSomethingIsFilledIn() throws Exception {
        assertThat(screen.typed("#address")).isEmpty();
        assertThat(screen.disabled("#save")).isTrue();
    }

    @Test
    void anAddressIsProposedWithTheFirstThingThatIsFilledIn() throws Exception {
        screen.write("#smtp-host", "smtp.bottega.example");
        assertThat(screen.typed("#address")).startsWith("http://");
        assertThat(screen.typed("#sms-incoming")).startsWith("http://").endsWith("/channels/sms/incoming");
    }

    @Test
    void theUsualPortFollowsTheProtectionAndAnotherOneStays() throws Exception {
        assertThat(screen.typed("#smtp-port")).isEqualTo("465");
        screen.fire("#smtp-security #starttls");
        assertThat(screen.typed("#smtp-port")).isEqualTo("587");
        screen.write("#smtp-port", "2525");
        screen.fire("#smtp-security #tls");
        assertThat(screen.typed("#smtp-port")).isEqualTo("2525");
        assertThat(screen.typed("#mailbox-port")).isEqualTo("993");
        screen.fire("#mailbox-security #starttls");
        assertThat(screen.typed("#mailbox-port")).isEqualTo("143");
    }

    @Test
    void whatIsFilledInIsSavedAndThenTriedOut() throws Exception {
        screen.fire("#smtp-on");
        screen.write("#smtp-host", "smtp.bottega.example");
        screen.write("#smtp-from", "ciao@bottega");
        screen.write("#smtp-from", "ciao@bottega.example");
        assertThat(screen.disabled("#smtp .test"))
                .as("only what is saved is tried out")
                .isTrue();
        screen.fire("#save");
        screen.awaitAnswers();
        var saved = (Channels) screen.relay().saved.getLast();
        assertThat(saved.smtp()).isNotNull().satisfies(smtp -> {
            assertThat(smtp.on()).isTrue();
            assertThat(smtp.port()).isEqualTo(465);
            assertThat(smtp.security()).isEqualTo(MailSecurity.TLS);
        });
        assertThat(saved.sms()).isNull();
        assertThat(saved.mailbox()).isNull();
        screen.relay().trial = new TestResult(false, "535 5.7.8 Error: authentication failed");
        screen.fire("#smtp .test");
        screen.awaitAnswers();
        assertThat(screen.text("#smtp .said")).startsWith("It does not work.").contains("535 5.7.8");
        assertThat(screen.relay().tried).hasSize(1).first().asString().startsWith("email ");
    }

    @Test
    void aMailboxIsSavedAndThenTriedOut() throws Exception {
        screen.fire("#mailbox-on");
        screen.write("#mailbox-host", "imap.bottega.example");
        screen.write("#mailbox-user", "ciao");
        screen.write("#mailbox-address", "ciao@bottega.example");
        screen.fire("#mailbox-strangers");
        assertThat(screen.disabled("#mailbox .test")).isTrue();
        screen.fire("#mailbox .set");
        screen.write("#mailbox .password-field", "ab");
        screen.fire("#mailbox .save");
        screen.fire("#save");
        screen.awaitAnswers();
        var saved = (Channels) screen.relay().saved.getLast();
        assertThat(saved.mailbox())
                .isEqualTo(new Mailbox(
                        true, "imap.bottega.example", 993, MailSecurity.TLS, "ciao", "ciao@bottega.example", true));
        assertThat(screen.relay().secrets).containsEntry("imap-password", "ab");
        screen.relay().trial = new TestResult(false, "Authentication failed.");
        screen.fire("#mailbox .test");
        screen.awaitAnswers();
        assertThat(screen.text("#mailbox .said"))
                .startsWith("It does not work.")
                .contains("Authentication failed.");
        assertThat(screen.relay().tried).hasSize(1).first().asString().startsWith("mailbox ");
    }

    @Test
    void whatIsNotTouchedStaysAsItIs() throws Exception {
        var before = SampleAccount.channels();
        screen.shop().save(before);
        screen.settle();
        screen.write("#smtp-host", "mail.bottega.example");
        screen.fire("#save");
        screen.awaitAnswers();
        var saved = (Channels) screen.relay().saved.getLast();
        assertThat(saved.mailbox()).isNotNull().isEqualTo(before.mailbox());
        assertThat(saved.unseen()).isNotNull().isEqualTo(before.unseen());
    }

    @Test
    void unseenAnswersAreToldOfAfterTheMinutesThatAreFilledIn() throws Exception {
        screen.shop().save(SampleAccount.channels());
        screen.settle();
        screen.write("#unseen-after", "0");
        assertThat(screen.disabled("#save")).isTrue();
        screen.write("#unseen-after", "25");
        screen.write("#unseen-shop", "https://bottega.example/chat");
        screen.fire("#save");
        screen.awaitAnswers();
        var saved = (Channels) screen.relay().saved.getLast();
        assertThat(saved.unseen())
                .isEqualTo(new UnseenMail(true, Duration.ofMinutes(25), URI.create("https://bottega.example/chat")));
    }

    @Test
    void aTextIsTriedOutWithANumber() throws Exception {
        screen.shop().save(SampleAccount.channels());
        screen.settle();
        assertThat(screen.disabled("#sms .test")).isTrue();
        screen.write("#testNumber", "+39 333 123 45 67");
        screen.fire("#sms .test");
        screen.awaitAnswers();
        assertThat(screen.relay().tried).containsExactly("sms {\"to\":\"+393331234567\"}");
        assertThat(screen.text("#sms .said")).startsWith("It works.");
    }

    @Test
    void whatIsWrongIsSaidBesideItsField() throws Exception {
        screen.write("#smtp-host", "smtp bottega");
        assertThat(screen.disabled("#save")).isTrue();
        assertThat(screen.text("#smtp .server-line .field-error")).startsWith("Write a host’s name");
    }

    @Test
    void aPasswordIsSetBesideItsServer() throws Exception {
        screen.fire("#smtp .set");
        screen.write("#smtp .password-field", "ab");
        screen.fire("#smtp .save");
        screen.awaitAnswers();
        assertThat(screen.relay().secrets).containsEntry("smtp-password", "ab");
        assertThat(screen.disabled("#save")).isTrue();
    }
}
