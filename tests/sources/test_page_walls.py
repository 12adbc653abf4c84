"""Tell walls and error pages from articles."""

# ruff: noqa: E501 - pages in tables, a line a case
from __future__ import annotations

import pytest

from briefing.errors import EmptyArticle
from briefing.sources.html import read
from briefing.sources.material import Material


def read_page(html: str) -> str:
    return next(read(Material(data=html.encode(), source="a.html", name="a.html"))).text


def page(title: str, *paragraphs: str) -> str:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return f"<html><head><title>{title}</title></head><body><h1>{title.split(' | ')[0]}</h1>{body}</body></html>"


WALLS = [
    ("404", page("Page not found | The Courier", "Sorry, the page you asked for could not be found.")),
    ("404", page("Oops! | The Courier", "We can't seem to find the article you are looking for.", "It may have been moved or deleted.")),
    ("404", page("Error 404", "The link you followed may be broken, or the page may have been removed.", "Go back to our home page.")),
    ("404", page("This article is no longer available | Courier", "The story that you are looking for has been removed.", "Here are some stories you may like.")),
    ("404", page("Not Found", "The requested URL /news/1 was not found on this server.", "Apache Server at news.example Port 80.")),
    ("404", page("The Courier", "404", "We couldn’t find that page.", "Check the URL, or try searching for what you need.")),
    ("cookies", page("We value your privacy | The Courier", "We and our 412 partners store and access information on a device, such as cookies.", "You may accept or manage your choices by clicking below.", "You can withdraw your consent at any time.")),
    ("cookies", page("Before you continue | Search", "We use cookies and data to deliver our services.", "If you choose to accept all, we will also use cookies to show personalised ads.")),
    ("cookies", page("The Courier", "This website uses cookies to give you the best experience.", "By continuing to browse you agree to our use of cookies.", "Accept all cookies or manage your settings.")),
    ("cookies", page("Cookie consent", "Our site uses cookies to measure how it is read.", "Choose which cookies to allow.")),
    ("cookies", page("Your privacy choices | Courier Media", "Courier Media and its partners use cookies and similar technologies.", "By selecting accept you consent to the processing of your data.")),
    ("human", page("Just a moment...", "Checking your browser before accessing courier.example.", "This process is automatic. Your browser will redirect shortly.")),
    ("human", page("Attention Required! | Cloudflare", "Please complete the security check to access courier.example.", "Why do I have to complete a CAPTCHA? It proves you are a human.")),
    ("human", page("Are you a robot?", "To continue, please click the box below to let us know you're not a robot.", "Please make sure your browser supports JavaScript and cookies.")),
    ("human", page("courier.example", "courier.example needs to review the security of your connection before proceeding.", "Verify you are human by completing the action below.", "Ray ID: 8a1b2c3d4e5f.")),
    ("human", page("Pardon Our Interruption", "As you were browsing, something about your browser made us think you were a bot.", "To regain access, please make sure that cookies and JavaScript are enabled.")),
    ("blocked", page("Access Denied", "You don't have permission to access this page on this server.", "Reference 18.2f3a4b.")),
    ("blocked", page("403 Forbidden", "Your request has been blocked by our security rules.", "If you think this is an error, contact the site owner.")),
    ("blocked", page("Sorry, you have been blocked", "You are unable to access courier.example.", "This website uses a security service to protect itself from online attacks.")),
    ("blocked", page("Unavailable due to legal reasons | The Courier", "We recognize you are attempting to access this website from a country in the European Economic Area.", "Access cannot be granted at this time.")),
    ("blocked", page("The Courier", "Please disable your ad blocker to read this site.", "Ad-blocking is enabled in your browser; our content is not available in your region with it.")),
    ("log in", page("Log in | The Courier", "Enter your e-mail address and password to log in.", "Forgot your password? Create an account.")),
    ("log in", page("Sign in to continue", "You must be signed in to read this page.", "Don't have an account? Register for free.")),
    ("log in", page("The Courier", "Please log in to view this content.", "Enter your password below. Remember me on this computer.")),
    ("log in", page("Member login", "Sign in with your member number.", "Forgotten your password? Ask us for a new one.")),
    ("log in", page("Create a free account", "Already have an account? Sign in here.", "Enter your email to get started.")),
    ("subscribe", page("Subscribe to continue reading | Courier", "This article is for subscribers only.", "Get unlimited access for $1 a week. Cancel any time.")),
    ("subscribe", page("The Courier", "You have reached your limit of free articles.", "Subscribe today for full access.", "Already a subscriber? Sign in.")),
    ("subscribe", page("Choose your plan", "Unlimited digital access from 4 euros a month.", "Cancel anytime.")),
    ("subscribe", page("Continue reading with a trial", "Start your 30-day trial and get full access to every story.", "Already a member? Sign in.")),
    ("subscribe", page("Subscription required", "Subscribe now to read the full story.", "This content is only available to subscribers.")),
    ("domain", page("courier.example is for sale", "The domain courier.example may be for sale.", "Buy this domain, or make an offer today.")),
    ("domain", page("courier.example", "This domain is parked free, courtesy of Registrar Inc.", "Get this domain today.")),
    ("domain", page("courier.example", "This domain name has expired.", "If you are the owner, renew it at your registrar.")),
    ("domain", page("Buy this domain", "Interested in courier.example? Make an offer.", "The domain is available for purchase.")),
    ("domain", page("courier.example", "The owner of this domain has put it on the market.", "Inquire about it, or submit an offer below.")),
    ("error", page("503 Service Unavailable", "The server is temporarily unable to service your request.", "Please try again later.")),
    ("error", page("We'll be right back | The Courier", "Our site is under maintenance and will be back shortly.")),
    ("error", page("Something went wrong", "An unexpected error has occurred.", "Please try again in a few moments.")),
    ("error", page("Internal Server Error", "The server met an internal error and could not complete your request.")),
    ("error", page("502 Bad Gateway", "nginx")),
]  # fmt: skip


@pytest.mark.parametrize(("what", "html"), WALLS, ids=[f"{what}-{n}" for n, (what, _) in enumerate(WALLS)])  # fmt: skip
def test_a_wall_is_no_article_and_says_what_it_is(what: str, html: str) -> None:
    with pytest.raises(EmptyArticle) as raised:
        read_page(html)
    message = str(raised.value)
    assert message.startswith("no article on the page") or "no article" in message
    assert what in message


@pytest.mark.parametrize(
    "html",
    [
        page("Council puts cookies off the menu", "The school council of Arden took cookies off the menu on Monday.", "Parents had asked for fruit instead."),
        page("Site of ministry blocked", "The site of the ministry was blocked for hours on Monday, a spokesman said.", "Visitors saw an error; access was denied to all but staff."),
        page("Access denied to reporters", "Reporters were denied access to the camp on Monday, the union said.", "It asked the minister to let them in."),
        page("Missing plane not found", "The plane that went missing on Monday has not been found, the navy said on Tuesday.", "Four ships are looking for it."),
        page("Two held", "Two men were held in Arden on Tuesday after a fire in the old harbour, the police said.", "Subscribe to our newsletter."),
        page("Domain name sold for a million", "The domain name arden.example was sold for a million euros on Monday, its owner said.", "The buyer was not named."),
        page("Courier raises price of subscription", "The Arden Courier will ask 12 euros a month for its subscription from May, it said on Monday.", "Readers can cancel at any time, the paper wrote."),
        page("Log-in data of thousands stolen", "Passwords of thousands were stolen from a bank in Arden, it said on Monday.", "Customers cannot log in at the moment."),
        page("Trains down for hours", "A server error stopped trains around Arden for hours on Monday, the operator said.", "Trains were running again by noon."),
    ],
)  # fmt: skip
def test_news_about_walls_is_an_article(html: str) -> None:
    assert "on Monday" in read_page(html) or "on Tuesday" in read_page(html)


def test_a_story_with_a_paywall_below_its_lead_keeps_the_lead() -> None:
    text = read_page(
        page(
            "Dam above Arden breaks | The Courier",
            "A dam above the town of Arden broke on Monday night, and two people were killed, police said on Tuesday.",
            "Forty families left their homes after the water came down the valley to the lower town.",
            "This article is for subscribers only.",
            "Get unlimited access for $1 a week. Cancel any time.",
        )
    )
    assert "broke on Monday night" in text
    assert "unlimited access" not in text
    assert "for subscribers only" not in text
