package dev.sportello.desktop.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sets damaged files aside, and keeps which ones until the agent has read of them. Thread-safe.
public final class DamagedFiles {
    private static final Logger LOG = LoggerFactory.getLogger(DamagedFiles.class);
    private static final DateTimeFormatter FILE_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String MARK = ".set-aside-";

    /// Of one file's.
    private static final int KEPT = 3;

    /// What the agent wrote: customers who were erased since may be among those it is for.
    private static final Duration KEPT_FOR = Duration.ofDays(30);

    private final Clock clock;
    private final List<SetAside> unread = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public DamagedFiles(Clock clock) {
        this.clock = clock;
    }

    /// Renames a damaged file within its folder, for a person or a later program to look at. Of what can be
    /// loaded again the newest files are kept; what the agent wrote stays until [#deleteOld].
    ///
    /// @param whole whether nothing is lost by it
    /// @return its new place
    /// @throws IOException if the folder does not take it
    public Path setAside(FileKind kind, Path file, boolean whole) throws IOException {
        var aside = free(file);
        var _ = Files.move(file, aside);
        LOG.warn("Set aside a file that could not be read: {}", aside);
        if (kind == FileKind.TICKETS) {
            deleteOlder(file, KEPT);
        }
        unread.add(new SetAside(kind, aside, whole));
        listeners.forEach(Runnable::run);
        return aside;
    }

    /// As [#setAside], where the program goes on whether the folder takes it or not.
    public void trySetAside(FileKind kind, Path file, boolean whole) {
        try {
            var _ = setAside(kind, file, whole);
        } catch (IOException e) {
            LOG.warn("{} is damaged and cannot be set aside.", file, e);
        }
    }

    /// What the agent has not read of, the oldest first.
    public List<SetAside> unread() {
        return List.copyOf(unread);
    }

    /// The agent has read of it.
    public void read(SetAside one) {
        if (unread.remove(one)) {
            listeners.forEach(Runnable::run);
        }
    }

    /// Subscribes to every change, on the thread that makes it. Run what is returned to unsubscribe.
    public Runnable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Deletes all that was set aside of a file that can be loaded again: what is in it may not be kept any more.
    public void delete(Path file) {
        deleteOlder(file, 0);
    }

    /// Deletes what was set aside of a file so long ago that nobody will look at it any more. The clock may have been
    /// wrong when the name was given; therefore the file must have been written as long ago, too.
    public void deleteOld(Path file) {
        var limit = clock.instant().minus(KEPT_FOR);
        var name = base(file) + MARK + FILE_TIME.format(limit);
        delete(
                file,
                aside -> aside.stream()
                        .filter(one ->
                                one.getFileName().toString().compareTo(name) < 0 && isWrittenBefore(limit, one)));
    }

    /// Setting aside moves a file, which keeps the time.
    private static boolean isWrittenBefore(Instant limit, Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(limit);
        } catch (IOException e) {
            LOG.warn("Nobody can say how old {} is.", file, e);
            return false;
        }
    }

    /// @param kept how many of the newest stay
    private void deleteOlder(Path file, int kept) {
        delete(
                file,
                aside -> aside.stream()
                        .sorted(Comparator.comparing(
                                        (Path one) -> one.getFileName().toString())
                                .reversed())
                        .skip(kept));
    }

    /// @param which of those that were set aside
    private void delete(Path file, Function<List<Path>, Stream<Path>> which) {
        try (var files = Files.list(file.resolveSibling("."))) {
            which.apply(files.filter(one -> isOf(file, one)).toList()).forEach(DamagedFiles::tryDelete);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Older files that were set aside beside {} could not be listed.", file, e);
        }
        if (unread.removeIf(one -> isOf(file, one.file())
                && Objects.equals(one.file().getParent(), file.getParent())
                && !Files.exists(one.file()))) {
            listeners.forEach(Runnable::run);
        }
    }

    private static void tryDelete(Path aside) {
        try {
            Files.delete(aside);
            LOG.info("Deleted a file that was set aside: {}", aside);
        } catch (IOException e) {
            LOG.warn("{} was set aside and cannot be deleted.", aside, e);
        }
    }

    /// By its name.
    private static boolean isOf(Path file, Path aside) {
        return aside.getFileName().toString().startsWith(base(file) + MARK);
    }

    private static String base(Path file) {
        var name = file.getFileName().toString();
        var dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /// `outbox.log` becomes `outbox.set-aside-20260302T090000.000Z.log`.
    private Path free(Path file) {
        var base = base(file);
        var end = file.getFileName().toString().substring(base.length());
        var marked = base + MARK + FILE_TIME.format(clock.instant());
        var aside = file.resolveSibling(marked + end);
        for (var more = 2; Files.exists(aside); more++) {
            aside = file.resolveSibling(marked + "-" + more + end);
        }
        return aside;
    }
}
