package dev.sportello.desktop.settings.channels;

import dev.sportello.desktop.settings.page.PageEdit;
import dev.sportello.desktop.settings.page.Rebase;
import dev.sportello.desktop.ui.TypedAddress;
import dev.sportello.desktop.ui.TypedLine;
import dev.sportello.model.SettingsPage.Channels;
import java.net.URI;
import java.util.Objects;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The page of the channels while it is edited. FX thread only.
///
/// The relay's address is proposed as soon as something else is filled in: from what is proposed and wanted by
/// nobody nothing is to be saved.
final class ChannelsEdit extends PageEdit<Channels> {
    /// Where the gateway reports at the relay.
    private static final String INCOMING = "/channels/sms/incoming";

    private final String proposed;
    private boolean quiet;
    private final StringProperty address;
    private final SmsFields sms;
    private final SmtpFields smtp;
    private final MailboxFields mailbox;
    private final UnseenFields unseen;

    /// @param reached the address at which this program reaches the relay
    ChannelsEdit(Channels page, URI reached) {
        super(Channels.class, page);
        proposed = reached.toString();
        // Not before all fields are there.
        quiet = true;
        address = new Fields(this::didEdit).text();
        var fields = new Fields(this::didFill);
        sms = new SmsFields(fields);
        smtp = new SmtpFields(fields);
        mailbox = new MailboxFields(fields);
        unseen = new UnseenFields(fields);
        quiet = false;
        begin(page);
    }

    private void didEdit() {
        if (!quiet) {
            edited();
        }
    }

    private void didFill() {
        if (quiet) {
            return;
        }
        if (Fields.allBlank(address) && base().address() == null) {
            address.set(proposed);
        }
        edited();
    }

    StringProperty address() {
        return address;
    }

    /// Where the SMS gateway reports, once the address is saved that is typed now.
    String incoming() {
        var typed = TypedLine.of(address.get());
        // What is no address is not saved either, and is shown as it is typed.
        var base = typed.isEmpty() ? proposed : Objects.toString(TypedAddress.read(typed), typed);
        return base.replaceAll("/+$", "") + INCOMING;
    }

    SmsFields sms() {
        return sms;
    }

    SmtpFields smtp() {
        return smtp;
    }

    MailboxFields mailbox() {
        return mailbox;
    }

    UnseenFields unseen() {
        return unseen;
    }

    @Override
    protected Channels read(long version) {
        return new Channels(
                TypedAddress.optional(address.get()),
                sms.read(),
                smtp.read(),
                mailbox.read(),
                unseen.read(base().unseen()),
                version);
    }

    @Override
    protected void fill(Channels page) {
        quietly(() -> {
            address.set(text(page.address()));
            sms.fill(page.sms());
            smtp.fill(page.smtp());
            mailbox.fill(page.mailbox());
            unseen.fill(page.unseen());
        });
    }

    @Override
    protected void rebase(Channels before, Channels next) {
        quietly(() -> {
            Rebase.typed(address, text(before.address()), text(next.address()), TypedAddress::optional);
            sms.rebase(before.sms(), next.sms());
            smtp.rebase(before.smtp(), next.smtp());
            mailbox.rebase(before.mailbox(), next.mailbox());
            unseen.rebase(before.unseen(), next.unseen());
        });
    }

    private void quietly(Runnable change) {
        quiet = true;
        change.run();
        quiet = false;
    }

    private static String text(@Nullable URI address) {
        return Objects.toString(address, "");
    }
}
