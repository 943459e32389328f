package dev.sportello.desktop.settings.team;

import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.ImmediatePage;
import dev.sportello.desktop.settings.page.PageEntry;
import dev.sportello.desktop.settings.page.PageView;
import dev.sportello.desktop.settings.page.ShopNow;
import dev.sportello.desktop.settings.page.Unsaved;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.AgentId;

/// The page of the team. Only an invitation can be written and not yet sent. FX thread only.
public final class TeamPage extends ImmediatePage {
    private final TeamModel team;
    private final Texts texts;

    public TeamPage(TeamActs acts, AgentId you, Drawing drawing) {
        var model = new TeamModel(acts, you);
        var words = Texts.of(TeamPage.class, drawing.locale());
        super(
                new PageEntry("team", words.get("page"), "fth-users", PageEntry.Audience.ADMINS),
                PageView.load(new TeamController(model, drawing.times().clock(), drawing.pictures(), words), words));
        team = model;
        texts = words;
        team.invite().name().subscribe(_ -> show(unsaved()));
        team.invite().email().subscribe(_ -> show(unsaved()));
        team.awaiting().subscribe(_ -> show(unsaved()));
    }

    @Override
    public void discard() {
        team.invite().forget();
    }

    @Override
    public void begin(ShopNow shop) {
        take(shop);
        team.forgetCodes();
        discard();
    }

    @Override
    public void take(ShopNow shop) {
        team.take(shop.team());
    }

    private Unsaved unsaved() {
        if (team.awaiting().get()) {
            return new Unsaved.Awaited();
        }
        return team.invite().written()
                ? new Unsaved.Begun(
                        texts.get("invite.unsent"), texts.get("invite.unsent.text"), texts.get("invite.unsent.drop"))
                : new Unsaved.Nothing();
    }
}
