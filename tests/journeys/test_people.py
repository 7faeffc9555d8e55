"""People, their posts and rights: who keeps them, and how somebody new comes in."""

from tests.journeys.conftest import Enter

MINA = "mina.demo@empact.example"
SECRET = "brass lantern under the stairs"


def test_somebody_is_invited_and_comes_in_by_the_link(enter_own: Enter) -> None:
    admin = enter_own("admin")
    admin.chooses("People").follows("Invite a person").presses("Deputy national EMPACT coordinator")
    admin.is_held("Invite", at="E-mail")
    admin.fills("E-mail", MINA).fills("Given name", "Demo").fills("Family name", "Mina")
    admin.selects("Organisation", "LV: Latvia").presses("Invite")
    admin.sees("A link for Demo Mina", "Deputy NEC, Latvia")
    link = admin.value_of("The link")

    newcomer = enter_own().opens_secret(link)
    newcomer.sees(MINA, "The link works once.")
    newcomer.fills("Password", SECRET).fills("Password again", SECRET)
    newcomer.presses("Set the password").sees("Your password is set. Sign in with it.")
    newcomer.fills("E-mail", MINA).fills("Password", SECRET).presses("Sign in").sees("My work", "Deputy NEC, Latvia")
    newcomer.chooses("My country").sees("Latvia")
    enter_own().opens_secret(link, status=404).sees("This link does not work", "A link works once and for seven days")


def test_an_administrator_finds_a_person_and_what_they_may_do(enter_own: Enter) -> None:
    admin = enter_own("admin", to="/people/?q=nec.fr")
    admin.follows("Demo NEC France").sees("National EMPACT coordinator", "Roles today 1")
    admin.follows("Change or end").goes_back()
    admin.follows("Edit details").goes_back()
    admin.follows("Close the account").goes_back()
    admin.follows("What may this person do?")
    admin.fills("Address of the record's page", "/cycles/2026-2029/oaps/FA-2026-27/").presses("Explain")
    admin.sees("OAP FA-2026-27", "Submit to the EMPACT Support Team no Only the Driver's team of this plan")
    admin.opens("/organisations/new/").opens("/organisations/europol/edit/").opens("/countries/FR/edit/")
    # A link for a new password is asked for, not found: who comes back to its address is not left with nothing.
    admin.opens("/people/?q=nec.fr").follows("Demo NEC France").presses("Make a link for a new password")
    admin.sees("A link for Demo NEC France")
