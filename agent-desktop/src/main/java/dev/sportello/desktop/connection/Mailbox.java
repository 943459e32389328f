package dev.sportello.desktop.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the connection's thread has to hear, in order. Anybody may put in; only that thread takes out, and only it
/// opens links. What an earlier link still says is dropped.
final class Mailbox {
    private final BlockingQueue<Mail> mails = new LinkedBlockingQueue<>();
    private int link;

    sealed interface Mail {
        record TryNow() implements Mail {}

        record MoreToSend() implements Mail {}

        /// @param link which one said it, counted from 1
        record Heard(int link, Link.News news) implements Mail {}
    }

    void tryNow() {
        mails.add(new Mail.TryNow());
    }

    void moreToSend() {
        mails.add(new Mail.MoreToSend());
    }

    /// Where the next link puts its news.
    Consumer<Link.News> nextLink() {
        var number = ++link;
        return news -> mails.add(new Mail.Heard(number, news));
    }

    /// @return null when nothing came in that time
    @Nullable
    Mail next(Duration patience) throws InterruptedException {
        var mail = mails.poll(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
        return mail instanceof Mail.Heard(int number, Link.News _) && number != link ? null : mail;
    }

    /// The news of the link that are here already, up to the first other mail.
    List<Link.News> waiting() {
        var waiting = new ArrayList<Link.News>();
        while (mails.peek() instanceof Mail.Heard(int number, Link.News news) && number == link) {
            var _ = mails.poll();
            waiting.add(news);
        }
        return waiting;
    }

    Mail take() throws InterruptedException {
        return mails.take();
    }
}
