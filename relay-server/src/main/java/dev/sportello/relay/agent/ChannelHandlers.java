package dev.sportello.relay.agent;

import dev.sportello.relay.http.Bodies;
import dev.sportello.relay.mail.MailTrial;
import dev.sportello.relay.mail.inbound.MailboxTrial;
import dev.sportello.relay.sms.Sms;
import dev.sportello.wire.ChannelBodies;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;

/// Where admins try out the channels as they are saved. Thread-safe.
public final class ChannelHandlers {
    private final Bodies bodies;
    private final MailTrial mail;
    private final MailboxTrial mailbox;
    private final Sms sms;

    ChannelHandlers(Bodies bodies, MailTrial mail, MailboxTrial mailbox, Sms sms) {
        this.bodies = bodies;
        this.mail = mail;
        this.mailbox = mailbox;
        this.sms = sms;
    }

    /// `POST /agent/channels/email/test`
    public void testEmail(Context ctx) throws RefusedFrame {
        bodies.write(ctx, mail.send(AgentHandlers.session(ctx).agent().email()));
    }

    /// `POST /agent/channels/mailbox/test`
    public void testMailbox(Context ctx) throws RefusedFrame {
        bodies.write(ctx, mailbox.look());
    }

    /// `POST /agent/channels/sms/test`
    public void testSms(Context ctx) throws RefusedFrame, InterruptedException {
        var body = bodies.read(ctx, ChannelBodies.TestText.class);
        bodies.write(ctx, sms.test(body.to()));
    }
}
