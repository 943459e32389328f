package dev.sportello.desktop.settings;

import dev.sportello.model.Account;
import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// All pages of the settings while the dialog is open. FX thread only.
final class SettingsModel {
    private final SettingsActs acts;
    private final WebChatEdit webChat;
    private final HoursEdit hours;
    private final GeneralEdit general;
    private final TeamModel team;
    private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(Page.HOURS);

    /// The pages, in the order of the list.
    enum Page {
        WEB_CHAT,
        HOURS,
        GENERAL,
        TEAM
    }

    /// What would be lost by leaving a page.
    enum Unsaved {
        NOTHING,
        CHANGES,
        BEING_SAVED,
        INVITATION,
        /// What it brings is a code that is shown once.
        BEING_SENT
    }

    SettingsModel(SettingsActs acts, AgentId you, Account account, Locale locale) {
        this.acts = acts;
        webChat = new WebChatEdit(account.webChat());
        hours = new HoursEdit(new TimeText(locale), account.hours());
        general = new GeneralEdit(account.general());
        team = new TeamModel(acts, you);
    }

    WebChatEdit webChat() {
        return webChat;
    }

    HoursEdit hours() {
        return hours;
    }

    GeneralEdit general() {
        return general;
    }

    TeamModel team() {
        return team;
    }

    ReadOnlyObjectProperty<Page> page() {
        return page.getReadOnlyProperty();
    }

    void show(Page next) {
        page.set(next);
    }

    /// What is edited on the page that is shown; null on one that is not saved as a whole.
    @Nullable
    PageEdit<?> edit() {
        return edit(page.get());
    }

    @Nullable
    PageEdit<?> edit(Page page) {
        return switch (page) {
            case WEB_CHAT -> webChat;
            case HOURS -> hours;
            case GENERAL -> general;
            case TEAM -> null;
        };
    }

    /// What is typed on the page that is shown, and nowhere else.
    Unsaved unsaved() {
        var edit = edit();
        if (edit == null) {
            var invite = team.invite();
            if (team.inviting()) {
                return Unsaved.BEING_SENT;
            }
            return invite.written() ? Unsaved.INVITATION : Unsaved.NOTHING;
        }
        if (edit.progress().get() == PageEdit.Progress.SAVING) {
            return Unsaved.BEING_SAVED;
        }
        return edit.changed().get() ? Unsaved.CHANGES : Unsaved.NOTHING;
    }

    void save() {
        var edit = edit();
        if (edit != null) {
            var _ = edit.save(acts.save());
        }
    }

    /// The save that was asked for last on the page that is shown.
    ///
    /// @return completes on the FX thread, with whether it is saved
    CompletableFuture<Boolean> saving() {
        var edit = edit();
        return edit == null ? CompletableFuture.completedFuture(false) : edit.saving();
    }

    void discard() {
        var edit = edit();
        if (edit == null) {
            team.invite().forget();
        } else {
            edit.discard();
        }
    }

    /// The account and the team as they stand now.
    void take(Account account, List<Agent> agents) {
        webChat.take(account.webChat());
        hours.take(account.hours());
        general.take(account.general());
        team.take(agents);
    }

    /// Begins anew, with nothing typed.
    void begin(Account account, List<Agent> agents) {
        webChat.begin(account.webChat());
        hours.begin(account.hours());
        general.begin(account.general());
        team.take(agents);
        team.forgetInvited();
        team.invite().forget();
    }
}
