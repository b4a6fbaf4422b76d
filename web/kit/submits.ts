/** What a form does when it is sent: the page stays, the act runs. */
export const submits = (act: () => unknown) => (event: Event) => {
  event.preventDefault()
  void act()
}
