package dev.sportello.desktop.settings.channels;

import dev.sportello.desktop.settings.page.ChangeLines;
import dev.sportello.desktop.settings.page.Changes;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.MailSecurity;
import dev.sportello.model.Mailbox;
import dev.sportello.model.SettingsPage.Channels;
import dev.sportello.model.SmsGateway;
import dev.sportello.model.SmtpServer;
import dev.sportello.model.UnseenMail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is different between two versions of the page of the channels, in words: a line for each channel.
/// Immutable.
final class ChannelsChanges implements Changes<Channels> {
    private final Texts texts;

    ChannelsChanges(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<String> of(Channels was, Channels now) {
        return new ChangeLines(texts.locale())
                .add(texts.get("address"), was.address(), now.address())
                .add(texts.get("sms"), words(was.sms()), words(now.sms()))
                .add(texts.get("smtp"), words(was.smtp()), words(now.smtp()))
                .add(texts.get("mailbox"), words(was.mailbox()), words(now.mailbox()))
                .add(texts.get("unseen"), words(was.unseen()), words(now.unseen()))
                .lines();
    }

    private String words(@Nullable SmsGateway sms) {
        return sms == null
                ? ""
                : list(sms.on(), sms.number(), sms.account(), sms.api(), yes("sms.automatic", sms.automaticReplies()));
    }

    private String words(@Nullable SmtpServer smtp) {
        return smtp == null
                ? ""
                : list(
                        smtp.on(),
                        smtp.from(),
                        smtp.host() + ":" + smtp.port(),
                        words(smtp.security()),
                        smtp.user(),
                        smtp.fromName());
    }

    private String words(@Nullable Mailbox mailbox) {
        return mailbox == null
                ? ""
                : list(
                        mailbox.on(),
                        mailbox.address(),
                        mailbox.host() + ":" + mailbox.port(),
                        words(mailbox.security()),
                        mailbox.user(),
                        yes("mailbox.strangers", mailbox.strangers()));
    }

    private String words(@Nullable UnseenMail unseen) {
        return unseen == null
                ? ""
                : list(unseen.on(), texts.get("unseen.minutes", unseen.after().toMinutes()), unseen.shop());
    }

    private String words(MailSecurity security) {
        return switch (security) {
            case MailSecurity.Known.TLS -> texts.get("security.tls");
            case MailSecurity.Known.STARTTLS -> texts.get("security.starttls");
            case MailSecurity.Known.NONE -> texts.get("security.none");
            case MailSecurity.Unknown(String name) -> name;
        };
    }

    private String yes(String key, boolean yes) {
        return yes ? texts.get(key) : "";
    }

    private String list(boolean on, Object... words) {
        var all = new StringBuilder(texts.get(on ? "on" : "off"));
        for (var word : words) {
            if (!word.toString().isBlank()) {
                all.append(", ").append(word);
            }
        }
        return all.toString();
    }
}
