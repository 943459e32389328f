package dev.sportello.desktop.screens;

import dev.sportello.desktop.connection.LinkState;
import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.preferences.KeptPreferences;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.sample.Staff;
import dev.sportello.desktop.settings.SettingsActs;
import dev.sportello.desktop.settings.SettingsDialog;
import dev.sportello.desktop.settings.SettingsPages;
import dev.sportello.desktop.settings.page.AccountActs;
import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.ShopNow;
import dev.sportello.desktop.settings.team.TeamActs;
import dev.sportello.desktop.ui.Ticker;
import dev.sportello.desktop.ui.TimeWords;
import dev.sportello.model.Account;
import dev.sportello.model.Agent;
import dev.sportello.model.SettingsPage;
import dev.sportello.wire.AgentBodies.Invited;
import dev.sportello.wire.AgentBodies.Saved;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;

/// The settings of the sample shop in a window of their own, and a relay that answers as it is told. FX thread only,
/// but for what says otherwise.
final class SampleSettings {
    private final SimpleObjectProperty<LinkState> link = new SimpleObjectProperty<>(new LinkState.Live());
    private final List<SettingsPage> saved = new ArrayList<>();
    private final SettingsDialog dialog;
    private Account account;
    private Agent you;
    private List<Agent> team = Staff.ALL;
    private final EmojiPictures pictures = new EmojiPictures(new EmojiIndex());
    private CompletableFuture<Saved> answer = new CompletableFuture<>();
    private CompletableFuture<?> invitations = CompletableFuture.completedFuture(true);

    /// Something that is done with the settings.
    @FunctionalInterface
    interface Act {
        void on(SampleSettings settings);
    }

    /// What an admin sees.
    SampleSettings(Look look, Account account) {
        this(look, account, Staff.ANNA, new KeptPreferences(Path.of("target", "nowhere", "preferences.json")));
    }

    SampleSettings(Look look, Account account, Agent you, KeptPreferences preferences) {
        this.account = account;
        this.you = you;
        var clock = Clock.fixed(Shop.NOW, Shop.ZONE);
        var acts = new SettingsActs(
                new AccountActs(
                        page -> {
                            saved.add(page);
                            return answer;
                        },
                        _ -> Staff.MARCO.name()),
                new TeamActs(
                        (name, email, role) -> invitations.thenApply(_ -> new Invited(
                                Staff.member(name, role, Agent.Standing.INVITED),
                                "K7QF-2M9X-4HTB-WZ63",
                                Shop.NOW.plus(Duration.ofDays(7)))),
                        (_, _) -> refused(),
                        (_, _) -> refused(),
                        _ -> new CompletableFuture<>()));
        var drawing = new Drawing(new TimeWords(clock, look.locale()), new Ticker(clock), pictures);
        dialog = new SettingsDialog(SettingsPages.of(acts, preferences, now(), drawing), link, look.locale());
        dialog.take(now());
    }

    EmojiPictures pictures() {
        return pictures;
    }

    private static CompletableFuture<Saved> refused() {
        return CompletableFuture.failedFuture(new RequestFailed.Refused(Refusal.of(ErrorKind.LAST_ADMIN)));
    }

    SettingsDialog dialog() {
        return dialog;
    }

    ShopNow now() {
        return new ShopNow(account, you, team);
    }

    List<SettingsPage> saved() {
        return saved;
    }

    void offline() {
        link.set(new LinkState.Offline(Shop.NOW.plusSeconds(20)));
    }

    /// The relay answers what was asked last.
    void answer(long sequence) {
        var waiting = answer;
        answer = new CompletableFuture<>();
        waiting.complete(new Saved(sequence));
    }

    /// The relay refuses what was asked last.
    void refuse(ErrorKind error) {
        var waiting = answer;
        answer = new CompletableFuture<>();
        waiting.completeExceptionally(new RequestFailed.Refused(Refusal.of(error)));
    }

    /// The relay takes its time over invitations, until it is told.
    void holdInvitations() {
        invitations = new CompletableFuture<>();
    }

    void answerInvitations() {
        invitations.complete(null);
    }

    /// The journal brings a page that Marco saved.
    void colleagueSaves(SettingsPage page) {
        account = account.with(page);
        dialog.take(now());
    }

    void teamBecomes(List<Agent> next) {
        team = next;
        dialog.take(now());
    }

    void youBecome(Agent next) {
        you = next;
        dialog.take(now());
    }

    void go(String page) {
        ((ButtonBase) find("#page-" + page)).fire();
    }

    void fire(String selector) {
        ((ButtonBase) find(selector)).fire();
    }

    void type(String selector, String text) {
        ((TextInputControl) find(selector)).setText(text);
    }

    String text(String selector) {
        return ((Labeled) find(selector)).getText();
    }

    Node find(String selector) {
        // A page that has just come has no children before it is laid out.
        dialog.root().applyCss();
        dialog.root().layout();
        return Objects.requireNonNull(dialog.root().lookup(selector), selector);
    }
}
