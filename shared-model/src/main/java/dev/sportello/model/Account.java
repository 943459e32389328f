package dev.sportello.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The one shop that a relay serves, as its admins have set it: one page of each kind. A page that is newer than this
/// program is kept and passed on as it came. Immutable.
///
/// Relay and desktop both call [#apply], so that both see the same settings.
///
/// @param pages in the order of their kinds
public record Account(List<SettingsPage> pages) {

    /// @throws IllegalArgumentException if there are two pages of a kind, or none of a kind that every relay has had
    public Account {
        pages = pages.stream().sorted(Comparator.comparing(Kind::of)).toList();
        if (pages.stream().map(Kind::of).distinct().count() < pages.size()) {
            throw new IllegalArgumentException("There are two pages of one kind.");
        }
        var _ = page(pages, SettingsPage.General.class);
        var _ = page(pages, SettingsPage.WebChat.class);
        var _ = page(pages, SettingsPage.Hours.class);
    }

    /// @throws IllegalArgumentException as the constructor
    public static Account of(SettingsPage... pages) {
        return new Account(Arrays.asList(pages));
    }

    public SettingsPage.General general() {
        return page(pages, SettingsPage.General.class);
    }

    public SettingsPage.WebChat webChat() {
        return page(pages, SettingsPage.WebChat.class);
    }

    public SettingsPage.Hours hours() {
        return page(pages, SettingsPage.Hours.class);
    }

    /// As a shop that has set nothing has it, where there is no such page yet.
    public SettingsPage.Brand brand() {
        return find(pages, SettingsPage.Brand.class).orElse(SettingsPage.Brand.STANDARD);
    }

    /// Nothing is deleted, where there is no such page yet.
    public SettingsPage.Retention retention() {
        return find(pages, SettingsPage.Retention.class).orElse(SettingsPage.Retention.NONE);
    }

    /// As a shop that has set nothing has it, where there is no such page yet.
    public SettingsPage.Sites sites() {
        return find(pages, SettingsPage.Sites.class).orElse(SettingsPage.Sites.NONE);
    }

    /// As a shop that has the web chat only, where there is no such page yet.
    public SettingsPage.Channels channels() {
        return find(pages, SettingsPage.Channels.class).orElse(SettingsPage.Channels.NONE);
    }

    /// This account after the entry; the same where the entry does not concern it, or has been applied before.
    public Account apply(Entry entry) {
        return entry.change() instanceof Change.SettingsSaved(Party _, SettingsPage page)
                        && entry.sequence() > version(page)
                ? with(page.at(entry.sequence()))
                : this;
    }

    /// This account with a page in the place of the one of the same kind, or beside the others where there is none.
    public Account with(SettingsPage page) {
        var others = pages.stream().filter(one -> !Kind.of(one).equals(Kind.of(page)));
        return new Account(Stream.concat(others, Stream.of(page)).toList());
    }

    /// The version at which the page of the same kind stands here; 0 where there is none.
    public long version(SettingsPage page) {
        return same(page).map(SettingsPage::version).orElse(0L);
    }

    /// The page of the same kind as it stands here; empty where there is none yet.
    public Optional<SettingsPage> same(SettingsPage page) {
        return pages.stream().filter(one -> Kind.of(one).equals(Kind.of(page))).findFirst();
    }

    private static <T extends SettingsPage> T page(List<SettingsPage> pages, Class<T> kind) {
        return find(pages, kind)
                .orElseThrow(() -> new IllegalArgumentException("The account lacks its page " + kind.getSimpleName()));
    }

    private static <T extends SettingsPage> Optional<T> find(List<SettingsPage> pages, Class<T> kind) {
        return pages.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /// What there is one page of.
    ///
    /// @param place in the order of the pages
    /// @param name of a kind that is newer than this program
    private record Kind(int place, String name) implements Comparable<Kind> {

        static Kind of(SettingsPage page) {
            return switch (page) {
                case SettingsPage.General _ -> new Kind(0, "");
                case SettingsPage.WebChat _ -> new Kind(1, "");
                case SettingsPage.Hours _ -> new Kind(2, "");
                case SettingsPage.Brand _ -> new Kind(3, "");
                case SettingsPage.Retention _ -> new Kind(4, "");
                case SettingsPage.Sites _ -> new Kind(5, "");
                case SettingsPage.Channels _ -> new Kind(6, "");
                case SettingsPage.Unknown unknown -> new Kind(Integer.MAX_VALUE, unknown.name());
            };
        }

        @Override
        public int compareTo(Kind other) {
            return Comparator.comparingInt(Kind::place)
                    .thenComparing(Kind::name)
                    .compare(this, other);
        }
    }
}
