"""English words for people who are named for what happened to them, for whose kin or neighbour they are, or for an
everyday trade: no public role.
"""

from __future__ import annotations

from newsticker.language.pack import words

PRIVATE_ROLES = words(
    # Who was there
    "witness eyewitness resident neighbour neighbor bystander onlooker passer-by passerby tenant visitor spectator passenger"
    " driver motorist cyclist commuter traveller traveler tourist holidaymaker guest customer shopper user participant reader fan"
    " helper volunteer local"
    # To whom it happened
    " victim survivor casualty patient refugee prisoner inmate detainee hostage defendant suspect accused plaintiff claimant"
    " complainant"
    # Kin
    " mother father mum mom dad son daughter brother sister wife husband widow widower grandmother grandfather aunt uncle nephew"
    " niece cousin fiancé fiancée partner girlfriend boyfriend friend grandson granddaughter child parent relative guardian"
    # An age or an everyday trade
    " pensioner retiree pupil student teacher apprentice housewife worker employee unemployed shopkeeper waiter waitress cook baker"
    " hairdresser plumber electrician builder farmer fisherman trader landlord landlady nurse carer paramedic policeman policewoman"
    " constable soldier sailor diver pilot conductor postman trucker fitter welder"
)
